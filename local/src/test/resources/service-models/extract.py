"""Writes the extract of the service models that the stand-in is checked against.

    python3 extract.py DATE

It reads the models that botocore carries (AWS publishes the same ones for every SDK) and keeps,
for the operations named here, what a check needs: members, types, required ones, enums, ranges,
errors. No documentation.
"""

import json
import pathlib
import sys

import botocore
import botocore.loaders

OPERATIONS = {
    "servicediscovery": [
        "DeregisterInstance",
        "DiscoverInstances",
        "GetInstance",
        "GetOperation",
        "GetService",
        "ListInstances",
        "RegisterInstance",
        "UpdateInstanceCustomHealthStatus",
    ],
    "ecs": [
        "DescribeServices",
        "DescribeTasks",
        "ListClusters",
        "ListServices",
        "ListTasks",
        "StopTask",
    ],
    "events": [
        "ListRules",
        "ListTargetsByRule",
    ],
    "iam": [
        "SimulatePrincipalPolicy",
    ],
    "lambda": [
        "GetFunctionConfiguration",
        "Invoke",
        "ListEventSourceMappings",
        "ListFunctions",
    ],
    "sqs": [
        "ChangeMessageVisibility",
        "ChangeMessageVisibilityBatch",
        "DeleteMessage",
        "DeleteMessageBatch",
        "GetQueueAttributes",
        "GetQueueUrl",
        "ListQueues",
        "ReceiveMessage",
        "SendMessage",
        "SendMessageBatch",
    ],
}
KEPT = ["type", "required", "enum", "min", "max", "pattern"]


def extract(service, operations, date):
    model = botocore.loaders.Loader().load_service_model(service, "service-2")
    shapes = {}

    def keep(name):
        if name in shapes:
            return
        shape = model["shapes"][name]
        kept = shapes[name] = {key: shape[key] for key in KEPT if key in shape}
        if shape.get("exception"):
            kept["status"] = 500 if shape.get("fault") else 400
            if model["metadata"]["protocol"] == "rest-json":
                kept["status"] = shape["error"]["httpStatusCode"]
        if "members" in shape:
            kept["members"] = {member: ref["shape"] for member, ref in shape["members"].items()}
        for part in ("member", "key", "value"):
            if part in shape:
                kept[part] = shape[part]["shape"]
        for ref in [*kept.get("members", {}).values()]:
            keep(ref)
        for part in ("member", "key", "value"):
            if part in kept:
                keep(kept[part])

    kept_operations = {}
    for name in operations:
        operation = model["operations"][name]
        kept = kept_operations[name] = {}
        for side in ("input", "output"):
            if side in operation:
                kept[side] = operation[side]["shape"]
                keep(kept[side])
        kept["errors"] = [error["shape"] for error in operation.get("errors", [])]
        for error in kept["errors"]:
            keep(error)
    metadata = model["metadata"]
    return {
        "source": f"botocore {botocore.__version__}, {service}/{metadata['apiVersion']}/service-2.json",
        "date": date,
        "targetPrefix": metadata.get("targetPrefix", ""),
        "jsonVersion": metadata.get("jsonVersion", ""),
        "operations": kept_operations,
        "shapes": dict(sorted(shapes.items())),
    }


def main():
    here = pathlib.Path(__file__).parent
    for service, operations in OPERATIONS.items():
        model = extract(service, operations, sys.argv[1])
        (here / f"{service}.json").write_text(json.dumps(model, indent=1) + "\n")


main()
