"""Calls the stand-in with boto3 and prints what came of it, one line for each call.

The endpoint comes from AWS_ENDPOINT_URL, as for any boto3 program.
"""

import boto3
from botocore.config import Config
from botocore.exceptions import ClientError

# Otherwise discover_instances goes to data-127.0.0.1.
CONFIG = Config(inject_host_prefix=False, retries={"total_max_attempts": 1})


def client(service):
    return boto3.client(service, config=CONFIG)


def say(name, call):
    try:
        print(name, call())
    except ClientError as error:
        answered = error.response
        status = answered["ResponseMetadata"]["HTTPStatusCode"]
        print(name, type(error).__name__, answered["Error"]["Code"], status)


cloud_map, ecs, sqs = client("servicediscovery"), client("ecs"), client("sqs")
task = {"ServiceId": "srv-orders", "InstanceId": "task-1"}

say("list", lambda: [i["Id"] for i in cloud_map.list_instances(ServiceId="srv-orders")["Instances"]])
say("deregister", lambda: cloud_map.deregister_instance(**task)["OperationId"])
say("again", lambda: cloud_map.deregister_instance(**task))
say("unknown", lambda: cloud_map.get_instance(ServiceId="srv-none", InstanceId="task-1"))
say(
    "operation",
    lambda: cloud_map.get_operation(OperationId="op-00000001")["Operation"]["CreateDate"].timestamp(),
)
say(
    "discover",
    lambda: cloud_map.discover_instances(NamespaceName="local", ServiceName="orders")["Instances"][0]["InstanceId"],
)
say(
    "tasks",
    lambda: [
        (t["healthStatus"], t["version"], t["startedAt"].timestamp())
        for t in ecs.describe_tasks(cluster="prod", tasks=["task-1", "task-9"])["tasks"]
    ],
)
say("pages", lambda: len(list(ecs.get_paginator("list_tasks").paginate(cluster="prod", PaginationConfig={"PageSize": 1}))))
say("cluster", lambda: ecs.describe_tasks(cluster="none", tasks=["task-1"]))
say("no queue", lambda: sqs.get_queue_url(QueueName="none"))
url = sqs.get_queue_url(QueueName="dead-letters")["QueueUrl"]
attributes = {"error": {"DataType": "String", "StringValue": "NotAnEvent"}}
# boto3 itself verifies the digests of what it sends and receives.
say("send", lambda: len(sqs.send_message(QueueUrl=url, MessageBody="body", MessageAttributes=attributes)["MessageId"]))
say(
    "receive",
    lambda: [
        (m["Body"], m["Attributes"]["ApproximateReceiveCount"], m["MessageAttributes"]["error"]["StringValue"])
        for m in sqs.receive_message(QueueUrl=url, AttributeNames=["All"], MessageAttributeNames=["All"])["Messages"]
    ],
)
entries = [{"Id": "good", "MessageBody": "body"}, {"Id": "late", "MessageBody": "body", "DelaySeconds": 901}]
say(
    "batch",
    lambda: [
        ([m["Id"] for m in answer["Successful"]], [(m["Id"], m["Code"]) for m in answer["Failed"]])
        for answer in [sqs.send_message_batch(QueueUrl=url, Entries=entries)]
    ],
)
say("same ids", lambda: sqs.send_message_batch(QueueUrl=url, Entries=entries[:1] * 2))
say("stop", lambda: ecs.stop_task(cluster="prod", task="task-2")["task"]["stopCode"])
say("bad handle", lambda: sqs.delete_message(QueueUrl=url, ReceiptHandle="%%%"))
