"""Plays AWS, curl and the clock for `rehearse`: the real AWS CLI runs in here, and a small simulated account answers it.

The CLI itself parses the options, checks the parameters and applies --query; each answer is checked against the
service's model. So a wrong option, parameter or field name ends the rehearsal.
"""
import base64, contextlib, datetime, io, json, os, signal, socket, sys, types

os.environ.update(AWS_ACCESS_KEY_ID="rehearsal", AWS_SECRET_ACCESS_KEY="rehearsal", AWS_DEFAULT_REGION="eu-west-1")
os.environ.pop("AWS_PROFILE", None)
from awscli.clidriver import create_clidriver
from botocore.validate import validate_parameters

FOLDER, SCENARIO = sys.argv[1:]
NAME, STACK = "cloud-map-reactor-smoke", "CloudMapReactorSmoke"
ARN = "arn:aws:%s:eu-west-1:111122223333:%s"
DATE = datetime.datetime(2026, 1, 1)


class Refused(Exception):
    """What the account answers with an error."""


class Account:
    def __init__(self):
        self.now, self.status, self.since, self.desired = 1_800_000_000, None, 0, 2
        self.tasks, self.logs, self.deletions, self.left_over = [], [], 0, SCENARIO == "leftover"

    def advance(self, seconds):
        for _ in range(seconds):
            self.now += 1
            self.tick()

    def tick(self):
        age = self.now - self.since
        if self.status == "CREATE_IN_PROGRESS" and age > 100:
            self.status = "CREATE_FAILED" if SCENARIO == "deploy-fails" else "CREATE_COMPLETE"
        if self.status == "DELETE_IN_PROGRESS" and age > 60:
            self.status = "DELETE_FAILED" if self.left_over else None
        if self.status != "CREATE_COMPLETE":
            return
        for task in self.tasks:
            self.age(task)
        fit = [t for t in self.tasks if not (t.stop or t.dead or t.sick)]
        if len(fit) < self.desired:
            self.start()
        for task in [t for t in self.tasks if not t.stop and (self.desired == 0 or t.sick and self.now > t.sick + 80)]:
            self.stop(task)

    def start(self):
        number = len(self.tasks)
        task = types.SimpleNamespace(id=f"{number:032x}", ip=f"192.0.2.{number}", born=self.now, stop=0, dead=0, sick=0, listed=True)
        self.tasks.append(task)

    def age(self, task):
        if task.dead and not task.stop and self.now > task.dead + 10:
            self.stop(task)
        if task.sick and self.now == task.sick + 20:
            if SCENARIO == "health-event":
                self.event(task, "RUNNING", healthStatus="UNHEALTHY")
            if SCENARIO == "watch":
                task.listed = False
                self.line(task, "UNHEALTHY_FOUND", "DEREGISTERED", "watch")
        if task.stop and self.now == task.stop + 2:
            task.listed = SCENARIO == "stays-listed"

    def stop(self, task):
        task.stop = self.now
        self.event(task, "STOPPED")
        if SCENARIO == "denied":
            self.line(task, "STOPPING", "FAILED", error="AccessDeniedException")
        else:
            self.line(task, "STOPPING", "DEREGISTERED" if task.dead else "ALREADY_GONE")

    def log(self, group, fields):
        self.logs.append((self.now, group, json.dumps(fields, separators=(",", ":"))))

    def event(self, task, desired, **more):
        self.log("/aws/events/" + NAME, {"source": "aws.ecs", "detail": {"taskArn": task.id, "desiredStatus": desired, **more}})

    def line(self, task, reason, outcome, group="events", **more):
        self.log(f"/aws/lambda/{group}", {"level": "INFO", "message": f'task {task.id}: "DEREGISTER"', "coldStart": False,
            "task": ARN % ("ecs", f"task/{NAME}/{task.id}"), "decision": "DEREGISTER", "reason": reason, "outcome": outcome,
            "services": [{"service": "srv-1", "outcome": outcome}], "calls": ["DescribeServices", "DeregisterInstance"],
            "eventToCallMillis": 812, **more})
        self.log(f"/aws/lambda/{group}", {"type": "platform.report", "record": {"metrics": {"durationMs": 9.1, "restoreDurationMs": 412.5}}})

    def lasting(self, task):
        return self.now < (task.stop or self.now) + 60

    def curl(self, url):
        if "checkip" in url:
            return "198.51.100.7\n"
        address, what = url.split("/")[2], url.split("/")[-1]
        task = next(t for t in self.tasks if t.ip == address and not t.stop)
        setattr(task, {"break": "sick", "crash": "dead"}[what], self.now)
        return what


class Api:
    """One method an operation: from the parameters to the answer."""

    def __init__(self, account):
        self.a = account

    def GetCallerIdentity(self, p): return {"Account": "111122223333"}
    def ListAliases(self, p): return {"Aliases": [{"Name": "live"}]}
    def ListEventSourceMappings(self, p): return {"EventSourceMappings": [{"State": "Disabled" if SCENARIO == "paused" else "Enabled"}]}
    def DescribeVpcs(self, p): return {"Vpcs": [{"VpcId": "vpc-1"}]}
    def DescribeSubnets(self, p): return {"Subnets": [{"SubnetId": "subnet-1"}, {"SubnetId": "subnet-2"}]}
    def GetQueueAttributes(self, p): return {"Attributes": {"ApproximateNumberOfMessages": str(3 + (SCENARIO == "denied" and self.a.tasks != []))}}
    def ListServices(self, p): return {"Services": [{"Id": "srv-1"}] if self.a.left_over else []}

    def GetFunctionConfiguration(self, p):
        variables = {"REACTOR_MODE": "observe"} if SCENARIO == "observe" else {"REACTOR_CLUSTERS": "prod-a,cloud-map-*"}
        return {"Environment": {"Variables": variables}, "LoggingConfig": {"LogGroup": "/aws/lambda/" + p["FunctionName"]},
                "SnapStart": {"ApplyOn": "PublishedVersions", "OptimizationStatus": "On"}}

    def DescribeStacks(self, p):
        if p["StackName"] != STACK:
            keys = {"EventsFunction": "events", "DeadLetterQueueUrl": "https://q/1", "UndeliveredQueueUrl": "https://q/2", "Resume": "aws ..."}
            keys.update({"WatchFunction": "watch"} if SCENARIO == "watch" else {})
            stack = {"StackStatus": "CREATE_COMPLETE", "Outputs": [{"OutputKey": k, "OutputValue": v} for k, v in keys.items()]}
        elif self.a.status:
            stack = {"StackStatus": self.a.status}
        else:
            raise Refused("Stack with id %s does not exist" % p["StackName"])
        return {"Stacks": [{"StackName": p["StackName"], "CreationTime": DATE, **stack}]}

    def CreateStack(self, p):
        given = {x["ParameterKey"]: x["ParameterValue"] for x in p["Parameters"]}
        assert given == {"VpcId": "vpc-1", "SubnetIds": "subnet-1,subnet-2", "CallerCidr": "198.51.100.7/32"}, given
        assert "AWS::ECS::Service" in p["TemplateBody"]
        self.a.status, self.a.since = "CREATE_IN_PROGRESS", self.a.now
        if SCENARIO == "interrupted-while-creating":
            raise KeyboardInterrupt
        return {}

    def DeleteStack(self, p):
        assert p["StackName"] == STACK
        self.a.status, self.a.since = self.a.status and "DELETE_IN_PROGRESS", self.a.now
        return {}

    def DescribeStackEvents(self, p):
        return {"StackEvents": [{"StackId": "s", "EventId": "e", "StackName": STACK, "Timestamp": DATE, "LogicalResourceId": "Service",
                                 "ResourceStatus": "CREATE_FAILED", "ResourceStatusReason": "quota"}]}

    def DescribeStackResource(self, p):
        return {"StackResourceDetail": {"LogicalResourceId": "Namespace", "ResourceType": "x", "PhysicalResourceId": "ns-1",
                                        "LastUpdatedTimestamp": DATE, "ResourceStatus": "DELETE_FAILED"}}

    def DeleteService(self, p):
        self.a.left_over = False
        return {}

    def DescribeServices(self, p):
        return {"services": [{"deployments": [{"serviceConnectResources": [{"discoveryArn": ARN % ("servicediscovery", "service/srv-1")}]}]}]}

    def UpdateService(self, p):
        if self.a.status != "CREATE_COMPLETE":
            raise Refused("ClusterNotFoundException")
        self.a.desired = p["desiredCount"]
        return {}

    def ListTasks(self, p): return {"taskArns": [ARN % ("ecs", f"task/{NAME}/{t.id}") for t in self.a.tasks if self.a.lasting(t)]}

    def DescribeTasks(self, p):
        ids = [arn.split("/")[-1] for arn in p["tasks"]]
        return {"tasks": [self.task(t) for t in self.a.tasks if t.id in ids]}

    def task(self, t):
        up, sick = self.a.now > t.born + 30, t.sick and self.a.now > t.sick + 10
        return {"taskArn": ARN % ("ecs", f"task/{NAME}/{t.id}"), "lastStatus": "DEACTIVATING" if t.stop else "RUNNING" if up else "PENDING",
                "desiredStatus": "STOPPED" if t.stop else "RUNNING", "healthStatus": "UNHEALTHY" if sick else "HEALTHY" if up else "UNKNOWN",
                "attachments": [{"type": "Service Connect", "details": []},
                                {"type": "ElasticNetworkInterface", "details": [{"name": "networkInterfaceId", "value": "eni-" + t.ip}]}]}

    def StopTask(self, p):
        if SCENARIO == "interrupted":
            raise KeyboardInterrupt
        self.a.stop(next(t for t in self.a.tasks if t.id == p["task"]))
        return {}

    def DescribeNetworkInterfaces(self, p):
        return {"NetworkInterfaces": [{"Association": {"PublicIp": p["NetworkInterfaceIds"][0][4:]}}]}

    def listed(self): return [t.id for t in self.a.tasks if t.listed and self.a.now > t.born + 20]
    def ListInstances(self, p): return {"Instances": [{"Id": i} for i in self.listed()]}
    def DiscoverInstances(self, p): return {"Instances": [{"InstanceId": i} for i in self.listed()]}

    def FilterLogEvents(self, p):
        terms = [term.strip('?"') for term in p["filterPattern"].split(" ")]
        return {"events": [{"message": m + "\n"} for at, group, m in self.a.logs if group == p["logGroupName"]
                           and at * 1000 >= p["startTime"] and at + 5 < self.a.now and any(term in m for term in terms)]}


def check_choices(shape, value):
    """The AWS CLI lets any value of a closed set pass; only the service would refuse it."""
    assert not getattr(shape, "enum", None) or value in shape.enum, f"{value} is not one of {shape.enum}"
    if shape.type_name == "structure":
        for name, part in value.items():
            check_choices(shape.members[name], part)
    elif shape.type_name == "list":
        for part in value:
            check_choices(shape.member, part)


def answer(account, api, driver, words):
    """What a program of that name prints: exit code, standard output."""
    program, *words = words
    if program == "date":
        return 0, f"{account.now}\n"
    account.advance(int(words[0]) if program == "sleep" else 1)
    return (0, account.curl(words[-1])) if program == "curl" else (0, "") if program == "sleep" else (driver.main(words), None)


def main():
    account = Account()
    api, driver, given = Api(account), create_clidriver(), {}

    def respond(model, **_):
        if model.input_shape:
            check_choices(model.input_shape, given["params"])
        try:
            result = getattr(api, model.name)(given["params"])
        except Refused as refusal:
            return types.SimpleNamespace(status_code=400), {"Error": {"Code": "Refused", "Message": str(refusal)}, "ResponseMetadata": {}}
        if model.output_shape:
            validate_parameters(result, model.output_shape)
        return types.SimpleNamespace(status_code=200), {**result, "ResponseMetadata": {}}

    driver.session.register("before-parameter-build", lambda params, **_: given.update(params=params))
    driver.session.register("before-call", respond)
    journal = open(f"{FOLDER}/journal", "w", buffering=1)
    server = socket.create_server(("127.0.0.1", 0))
    with open(f"{FOLDER}/port", "w") as file:
        file.write(str(server.getsockname()[1]))
    while True:
        connection = server.accept()[0]
        with connection, contextlib.suppress(BrokenPipeError, ConnectionResetError):
            pid, *words = base64.b64decode(connection.makefile().readline()).decode().split("\0")[:-1]
            out, err = io.StringIO(), io.StringIO()
            with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
                try:
                    code, text = answer(account, api, driver, words)
                except Exception as e:
                    code, text = 99, f"BROKEN {e!r}"
            if code == 130:  # the CLI was told to be interrupted: so is everything that started it
                os.killpg(os.getpgid(int(pid)), signal.SIGINT)
            if words[0] == "aws":
                journal.write(f"{account.now} {code} {' '.join(words[1:3])} {err.getvalue().strip()}\n")
            if code == 99 or code == 252 or "arameter validation" in err.getvalue() or "is not one of" in err.getvalue() or "has no attribute" in err.getvalue():
                journal.write(f"BROKEN {words} {text} {err.getvalue()}\n")
            reply = [str(code)] + [base64.b64encode(t.encode()).decode() for t in (text or out.getvalue(), err.getvalue())]
            connection.sendall(("\n".join(reply) + "\n").encode())
            with open(f"{FOLDER}/state", "w") as file:
                file.write(f"{account.status} {account.now - 1_800_000_000}\n")


main()
