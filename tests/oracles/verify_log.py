"""Checks logs of who saw what by what docs/api.md says of them, with Python's own hashes: JSON in, JSON out.

In: a list of {"log": …, "seen": {"n", "hash"} or null}. Out: for each the line that does not hold, or null.
"""

import hashlib
import hmac
import json
import sys


def first_broken(log, seen):
    key = bytes.fromhex(log["key"])
    before = bytes(32)
    hashes = []
    for place, line in enumerate(log["lines"], start=1):
        if line["n"] != place:
            return place
        if (line["salt"] is None) != (line["payload"] is None):
            return place
        if line["payload"] is not None:
            said = hashlib.sha256(bytes.fromhex(line["salt"]) + line["payload"].encode()).hexdigest()
            if said != line["commitment"]:
                return place
        message = before + place.to_bytes(8, "big") + bytes.fromhex(line["commitment"])
        before = hmac.new(key, message, hashlib.sha256).digest()
        if before.hex() != line["hash"]:
            return place
        hashes.append(line["hash"])
    if seen and (len(hashes) < seen["n"] or hashes[seen["n"] - 1] != seen["hash"]):
        return seen["n"]
    return None


json.dump([first_broken(case["log"], case["seen"]) for case in json.load(sys.stdin)], sys.stdout)
