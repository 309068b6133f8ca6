"""Push messages as http-ece and py-vapid read them, for tests/push/read.rs.

Standard input: a list of {"body", "private", "auth", "authorization"}, all base64url without padding but the header. Standard
output: for each {"plain": base64url, or null where the keys do not open it, "signed": whether the key that the header names
signed its token, "claims": what the token says}.
"""

import base64
import json
import sys

import http_ece
from cryptography.hazmat.primitives.asymmetric import ec
from py_vapid import Vapid02


def decode(text):
    return base64.urlsafe_b64decode(text + "=" * (-len(text) % 4))


def encode(data):
    return base64.urlsafe_b64encode(data).rstrip(b"=").decode()


def plain(case):
    private = ec.derive_private_key(int.from_bytes(decode(case["private"]), "big"), ec.SECP256R1())
    try:
        text = http_ece.decrypt(
            decode(case["body"]), private_key=private, auth_secret=decode(case["auth"]), version="aes128gcm"
        )
    except http_ece.ECEException:
        return None
    return encode(text)


def read(case):
    # A list may have blanks after its commas (RFC 9110, 5.6.1); py-vapid knows only the form without.
    header = case["authorization"].replace(", ", ",")
    token = header.split("t=", 1)[1].split(",", 1)[0]
    return {
        "plain": plain(case),
        "signed": Vapid02.verify(header),
        "claims": json.loads(decode(token.split(".")[1])),
    }


json.dump([read(case) for case in json.load(sys.stdin)], sys.stdout)
