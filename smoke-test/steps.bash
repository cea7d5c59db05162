# shellcheck shell=bash disable=SC2154 # what the smoke test looks at; `run` sources it and sets the variables
# ---- What can be seen ----

instances() { ask servicediscovery list-instances --service-id "$registry" --query 'Instances[].Id'; }
# A list that could not be read says nothing.
has_left() { answer=$(instances) && ! has "$answer" "$victim"; }
is_undiscovered() {
  answer=$(ask servicediscovery discover-instances --namespace-name "$smoke" --service-name smoke \
    --health-status ALL --query 'Instances[].InstanceId') && ! has "$answer" "$victim"
}

task_is() { # prints the fields $1 of the victim
  ask ecs describe-tasks --cluster "$smoke" --tasks "$victim" --query "tasks[0].[$1]"
}
is_unhealthy() { [ "$(task_is healthStatus)" = UNHEALTHY ]; }

# Whether $1 healthy tasks are listed; names one of them as the victim.
is_ready() {
  local tasks task count=0
  tasks=$(ask ecs list-tasks --cluster "$smoke" --desired-status RUNNING --query 'taskArns[]') || return 1
  [ -n "$tasks" ] && [ "$tasks" != None ] || return 1
  # shellcheck disable=SC2086 # one word a task
  tasks=$(ask ecs describe-tasks --cluster "$smoke" --tasks $tasks \
    --query "tasks[?lastStatus=='RUNNING' && healthStatus=='HEALTHY'].taskArn") || return 1
  answer=$(instances) || return 1
  for task in $tasks; do
    if has "$answer" "${task##*/}"; then count=$((count + 1)) victim=${task##*/}; fi
  done
  [ "$count" -ge "$1" ]
}

# Asks the victim to do $1: break or crash.
order() {
  local interface address
  interface=$(task_is "attachments[].details[] | [?name=='networkInterfaceId'].value | [0]") || return 1
  address=$(ask ec2 describe-network-interfaces --network-interface-ids "$interface" \
    --query 'NetworkInterfaces[0].Association.PublicIp') || return 1
  curl -fsS --max-time 5 "http://$address/cgi-bin/$1" >/dev/null
}

# Prints the lines of the log group $1 since the second $2 that match the pattern $3, without a second layer of JSON.
log_lines() {
  ask logs filter-log-events --log-group-name "$1" --start-time "${2}000" --filter-pattern "$3" \
    --query 'events[].[message]' | sed -e 's/\\"/"/g' -e '/^$/d'
}
function_lines() {
  local group
  for group in $groups; do log_lines "$group" "$started" "$1" || return 1; done
}
found_line() {
  line=$(function_lines "\"$victim\"" | awk '!found && /"decision":"DEREGISTER"/ { print; found = 1 }') && [ -n "$line" ]
}
field() { # prints the field $1 of the line
  local regex="\"$1\":(\\[[^]]*\\]|\"[^\"]*\"|[^\",}]*)"
  if [[ $line =~ $regex ]]; then printf '%s' "${BASH_REMATCH[1]}" | tr -d '"[]'; else printf -- '-'; fi
}

describe_line() {
  line=''
  wait_for 90 found_line || true
  [ -n "$line" ] || { said="no line of the function says DEREGISTER" && return; }
  said="$(field reason), $(field outcome)"
  case $(field outcome) in
    DEREGISTERED | SUBMITTED) said="$said: the reactor was first" ;;
    ALREADY_GONE) said="$said: ECS was first" ;;
  esac
  say "  the function: $said; event to call $(field eventToCallMillis) ms, cold start $(field coldStart), calls $(field calls)"
}

# ---- The steps ----

# $1 makes the victim stop, $2 is how the table calls it, $3 is how many healthy tasks there must be before.
leaving() {
  local begun listed discovered verdict=NO expected="$2 leaves Cloud Map, and the function says why"
  if ! wait_for 150 is_ready "$3"; then row NO "$expected" "no healthy task was listed in time" && return; fi
  say "$2: $victim"
  if ! wait_for 20 "$1"; then row NO "$expected" "could not do that to the task" && return; fi
  begun=$(now)
  if ! wait_for 90 has_left; then
    describe_line
    row NO "$expected" "still listed; $said" $(($(now) - begun))
    return
  fi
  listed=$(($(now) - begun)) discovered='not gone from DiscoverInstances'
  if wait_for 60 is_undiscovered; then discovered="from DiscoverInstances by $(($(now) - begun)) s"; fi
  describe_line
  case $(field outcome) in DEREGISTERED | SUBMITTED | ALREADY_GONE) verdict=ok ;; esac
  case $discovered in not*) verdict=NO ;; esac
  row "$verdict" "$expected" "$said; $discovered" "$listed"
}
stop_victim() { ask ecs stop-task --cluster "$smoke" --task "$victim" --reason "smoke test of the Cloud Map Reactor" >/dev/null; }
crash_victim() { order crash; }

sick_has_ended() {
  local state
  state=$(task_is lastStatus,desiredStatus | tr '\t' ' ') || return 1
  [ -n "$stopped" ] || [ "$state" = 'RUNNING RUNNING' ] || stopped=$(now)
  [ -n "$left" ] || { has_left && left=$(now); }
  [ -n "$stopped" ] && [ -n "$left" ]
}

sick() {
  local broken begun verdict=NO expected="a sick task stays listed until ECS stops it (there is no health watch)"
  [ -z "$watch" ] || expected="the health watch removes a sick task within 60 s"
  if ! wait_for 150 is_ready 2; then row NO "$expected" "two healthy tasks were not listed in time" && return; fi
  say "breaking the health check of $victim"
  sleep 5 # lets the event of its start pass
  broken=$(now) stopped='' left=''
  if ! wait_for 20 order break || ! wait_for 60 is_unhealthy; then row NO "$expected" "DescribeTasks never said UNHEALTHY" && return; fi
  begun=$(now)
  say "  DescribeTasks says UNHEALTHY"
  wait_for 240 sick_has_ended || true
  describe_line
  if [ -z "$left" ]; then
    row NO "$expected" "still listed; $said" $(($(now) - begun))
  else
    case $expected in
      the*) [ $((left - begun)) -gt 60 ] || verdict=ok ;;
      *) [ -z "$stopped" ] || [ "$left" -lt $((stopped - 3)) ] || verdict=ok ;;
    esac
    row "$verdict" "$expected" "its stop came after $((${stopped:-$(now)} - begun)) s; $said" $((left - begun))
  fi
  health_event "$broken" $((${stopped:-$(now)} - begun))
}

recorded_stop() { answer=$(log_lines "/aws/events/$smoke" "$1" "\"$victim\"") && [[ $answer == *'"desiredStatus":"STOPPED"'* ]]; }

# $1: when the health check was broken, $2: for how long the task was sick and ran on.
health_event() {
  local while_sick stated expected="no event while the task is sick, none with healthStatus"
  if ! wait_for 90 recorded_stop "$1"; then row -- "$expected" "the record of events does not even have its stop" "$2" && return; fi
  while_sick=$(printf '%s\n' "$answer" | grep -c '"desiredStatus":"RUNNING"' || true)
  stated=$(printf '%s\n' "$answer" | grep -c '"healthStatus"' || true)
  if [ "$while_sick$stated" = 00 ]; then
    row ok "$expected" "none; events came only with its stop" "$2"
  else
    printf '%s\n' "$answer"
    row NO "$expected" "$while_sick while sick, $stated with healthStatus: see above" "$2"
  fi
}

# How many messages wait in the dead letter queues.
dead_letters() {
  local key url count sum=0
  for key in DeadLetterQueueUrl UndeliveredQueueUrl; do
    url=$(output "$key")
    [ -n "$url" ] || continue
    count=$(ask sqs get-queue-attributes --queue-url "$url" --attribute-names ApproximateNumberOfMessages \
      --query Attributes.ApproximateNumberOfMessages) || return 1
    sum=$((sum + count))
  done
  printf '%s' "$sum"
}

iam() {
  local denied letters
  denied=$(function_lines '?AccessDenied ?ACCESS_DENIED ?UnauthorizedOperation ?"not authorized"') || denied='the log could not be read'
  letters=$(dead_letters) || letters=unreadable
  if [ -n "$denied" ]; then
    printf '%s\n' "$denied" | head -n 3
    row NO "IAM: no access denied in the function's log" "see above"
  else
    row ok "IAM: no access denied in the function's log" none
  fi
  if [ "$letters" = "$letters_before" ]; then row ok "the dead letter queues have not grown" "$letters, as before"; else
    row NO "the dead letter queues have not grown" "$letters_before before, $letters now"
  fi
}

restores() {
  local lines durations verdict seen
  lines=$(log_lines "${groups%% *}" $((started - 3600)) '?"restoreDurationMs" ?"platform.restoreReport"') || lines=''
  durations=$(printf '%s\n' "$lines" | sed -n 's/.*"restoreDurationMs":\([0-9.]*\).*/\1/p')
  [ -n "$durations" ] || durations=$(printf '%s\n' "$lines" | sed -n '/restoreReport/s/.*"durationMs":\([0-9.]*\).*/\1/p')
  if [ "$snap_start" != PublishedVersions ]; then
    verdict=-- seen="SnapStart is off"
  elif [ "$snap_state" != On ]; then
    verdict=NO seen="its state is $snap_state"
  elif [ -z "$durations" ]; then
    verdict=-- seen="on; no restore, the function was warm"
  else
    verdict=ok seen="on; restored in $(printf '%s' "$durations" | tr '\n' ' ') ms"
  fi
  row "$verdict" "SnapStart is on, and how long restores took (past hour)" "$seen"
}
