"""Reads a model that `gelegen export` wrote, and scores contacts with it.

Only Python's standard library is needed. It is meant to be read: it says in
some hundred lines how a probability comes about. The format is described in
docs/export.md of Gelegen.

    python3 read_model.py EXPORT [NUMBER]

scores every outbound contact of data/contacts.csv.gz with the version's model
(default: the one whose features the table has) and compares with
data/predictions.csv.gz. Exit status 1 says that some score differs by more
than 1e-6.
"""

import csv
import gzip
import json
import math
import os
import struct
import sys

TOLERANCE = 1e-6
HOURS = 24
WEEKDAYS = 7


def single(value):
    """The nearest number of 32 bits: that is what models are fitted on."""
    return struct.unpack("<f", struct.pack("<f", value))[0]


def sigmoid(log_odds):
    if log_odds < -700:
        return 0.0
    return 1 / (1 + math.exp(-log_odds))


def read(path):
    """The model of a file; thresholds and leaves become numbers of 32 bits again."""
    with open(path, encoding="utf-8") as file:
        model = json.load(file)
    if model.get("format") != "gelegen-compiled-model" or model["formatVersion"] != 1:
        raise ValueError(path + " is no compiled model of format version 1")
    for head in model["heads"].values():
        narrow(head["scorer"])
    return model


def narrow(scorer):
    if scorer["type"] == "trees":
        # None: the feature was left out of the export, and so were the values it parts at.
        scorer["thresholds"] = [
            None if value is None else single(value) for value in scorer["thresholds"]
        ]
        scorer["values"] = [single(value) for value in scorer["values"]]
    for part in scorer.get("parts", []):
        narrow(part["scorer"])


def log_odds(scorer, row, channel, hour, weekday):
    """Log-odds before calibration.

    row: features in the model's order, numbers of 32 bits, None where unknown
    channel: place among the model's channels
    hour: 0 to 23, weekday: 1 (Monday) to 7, both where the debtor lives
    """
    kind = scorer["type"]
    if kind == "linear":
        total = scorer["base"]
        total += scorer["channelHours"][channel * HOURS + hour]
        total += scorer["channelWeekdays"][channel * WEEKDAYS + weekday - 1]
        for i, value in enumerate(row):
            if value is None:
                total += scorer["missing"][i]
            else:
                total += scorer["weights"][i] * (value - scorer["centers"][i]) * scorer["scales"][i]
        return total
    if kind == "trees":
        total = scorer["base"]
        features = scorer["features"]
        for node in scorer["roots"]:
            while features[node] >= 0:
                value = row[features[node]]
                if value is None:
                    left = scorer["missingLeft"][node]
                else:
                    left = value < scorer["thresholds"][node]
                node = scorer["lefts"][node] if left else scorer["rights"][node]
            total += scorer["values"][node]
        return total
    if kind == "sum":
        return sum(
            part["weight"] * log_odds(part["scorer"], row, channel, hour, weekday)
            for part in scorer["parts"]
        )
    raise ValueError("no such scorer: " + kind)


def probability(head, row, channel, hour, weekday):
    """The calibrated probability of a head."""
    raw = log_odds(head["scorer"], row, channel, hour, weekday)
    calibration = head["calibration"]
    return sigmoid(calibration["slopes"][channel] * raw + calibration["intercepts"][channel])


def predict(model, row, channel_name, hour, weekday):
    """What the model says of one contact, by the names of the table of predictions."""
    heads = model["heads"]
    channel = model["channels"].index(channel_name)
    reach = probability(heads["reach"], row, channel, hour, weekday)
    if_reached = probability(heads["response"], row, channel, hour, weekday)
    # Self-cure knows no channel: it is learned and calibrated under the first.
    a_day = probability(heads["selfCure"], row, 0, hour, weekday)
    self_cure = 1 - (1 - a_day) ** model["selfCureDays"][channel]
    return {
        "reach": reach,
        "response_if_reached": if_reached,
        "harm": probability(heads["harm"], row, channel, hour, weekday),
        "self_cure": self_cure,
        "response": reach * max(if_reached, self_cure) + (1 - reach) * self_cure,
    }


def rows(path):
    if not os.path.exists(path):
        raise ValueError("%s is not there: export without --no-csv" % path)
    with gzip.open(path, "rt", encoding="utf-8", newline="") as file:
        yield from csv.DictReader(file)


def features(columns, contact):
    """A contact's features in the model's order, by the names of their columns."""
    cells = (contact[column] for column in columns)
    return [None if cell == "" else single(float(cell)) for cell in cells]


def check(export, number=None):
    """Compares with the predictions of an export; gives contacts and the largest difference."""
    with open(os.path.join(export, "manifest.json"), encoding="utf-8") as file:
        manifest = json.load(file)
    if number is None:
        number = manifest["features"]["number"]
    if number is None:
        raise ValueError("the export has no model")
    model = read(os.path.join(export, "models", str(number), "model.json"))
    if model["attributes"] != manifest["features"]["attributes"]:
        raise ValueError(
            "version %s looks at other attributes than the table of contacts has" % number
        )
    columns = manifest["features"]["columns"]
    absent = [
        feature["name"]
        for feature, column in zip(model["features"], columns)
        if column is None
    ]
    if absent:
        raise ValueError(
            "the table of contacts is without %s: export with --unique-numbers" % ", ".join(absent)
        )
    expected = {
        row["contact"]: row
        for row in rows(os.path.join(export, "data", "predictions.csv.gz"))
        if row["version"] == model["modelVersion"]
    }
    count = 0
    largest = 0.0
    for contact in rows(os.path.join(export, "data", "contacts.csv.gz")):
        if contact["direction"] != "outbound":
            continue
        predicted = predict(
            model,
            features(columns, contact),
            contact["channel"],
            int(contact["local_hour"]),
            int(contact["local_weekday"]),
        )
        count += 1
        for name, value in predicted.items():
            largest = max(largest, abs(value - float(expected[contact["contact"]][name])))
    return count, largest


def main(arguments):
    if not 1 <= len(arguments) <= 2:
        print(__doc__, file=sys.stderr)
        return 2
    number = int(arguments[1]) if len(arguments) == 2 else None
    try:
        count, largest = check(arguments[0], number)
    except ValueError as wrong:
        print("error: %s" % wrong, file=sys.stderr)
        return 1
    print("%d contacts, largest difference %.3g" % (count, largest))
    return 0 if count and largest <= TOLERANCE else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
