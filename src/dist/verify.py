#!/usr/bin/env python3
"""Verifies proofs made by Ajantasa: python3 verify.py --key KEY PROOF...

KEY is the verifier key NAME+ID+BASE64 (ajantasa audit checkpoint --key), or a file with such keys, a line each; behind a key
that was retired stands up to how many entries it signed. Get it from somebody other than who gives you the proof. Nothing but Python's standard library is needed. The format is written down
in audit-log.md. Ends with 0 when every proof is good, with 1 when one is not, with 2 when it was called wrongly.
"""
import base64
import hashlib
import json
import os
import sys

P = 2**255 - 19
L = 2**252 + 27742317777372353535851937790883648493
D = -121665 * pow(121666, P - 2, P) % P
ROOT = pow(2, (P - 1) // 4, P)
HASH = 32


class Refused(Exception):
    """The proof is not good; says why."""


def check(condition, why):
    if not condition:
        raise Refused(why)


# Ed25519, RFC 8032 section 5.1.7, in extended coordinates (x, y, z, t).

def recover_x(y, odd):
    square = (y * y - 1) * pow(D * y * y + 1, P - 2, P) % P
    x = pow(square, (P + 3) // 8, P)
    if (x * x - square) % P:
        x = x * ROOT % P
    if (x * x - square) % P or (x == 0 and odd):
        return None
    return x if x & 1 == odd else P - x


def point(data):
    y = int.from_bytes(data, "little")
    odd, y = y >> 255, y & ((1 << 255) - 1)
    x = recover_x(y, odd) if y < P else None
    return None if x is None else (x, y, 1, x * y % P)


def add(a, b):
    e = (a[1] - a[0]) * (b[1] - b[0]) % P
    f = (a[1] + a[0]) * (b[1] + b[0]) % P
    g = 2 * a[3] * b[3] * D % P
    h = 2 * a[2] * b[2] % P
    i, j, k, m = f - e, h - g, h + g, f + e
    return i * j % P, k * m % P, j * k % P, i * m % P


def times(factor, base):
    total = (0, 1, 1, 0)
    while factor:
        if factor & 1:
            total = add(total, base)
        base = add(base, base)
        factor >>= 1
    return total


BY = 4 * pow(5, P - 2, P) % P
BASE = (recover_x(BY, 0), BY, 1, recover_x(BY, 0) * BY % P)
KNOWN = {}


def signed(key, message, signature):
    case = (key, message, signature)
    if case not in KNOWN:
        KNOWN[case] = len(signature) == 64 and equation(key, message, signature)
    return KNOWN[case]


def equation(key, message, signature):
    a, r = point(key), point(signature[:32])
    s = int.from_bytes(signature[32:], "little")
    if a is None or r is None or s >= L:
        return False
    k = int.from_bytes(hashlib.sha512(signature[:32] + key + message).digest(), "little") % L
    left, right = times(s, BASE), add(r, times(k, a))
    return not (left[0] * right[2] - right[0] * left[2]) % P and not (left[1] * right[2] - right[1] * left[2]) % P


# Signed notes and checkpoints, c2sp.org/signed-note and c2sp.org/tlog-checkpoint.

def unbase64(text):
    check(isinstance(text, str), "a hash is not a text")
    try:
        data = base64.b64decode(text, validate=True)
    except ValueError:
        raise Refused("a hash is not Base64") from None
    check(base64.b64encode(data).decode() == text, "a hash is not Base64")
    return data


def read_key(line):
    words = line.split()
    parts = words[0].split("+", 2)
    check(len(words) == 1 or len(words) == 2 and words[1].isdigit(), "behind the key stands no number of entries")
    check(len(parts) == 3, "the key is not a verifier key")
    typed = unbase64(parts[2])
    check(len(typed) == 33 and typed[0] == 1, "the key is not one for Ed25519")
    number = hashlib.sha256(parts[0].encode() + b"\n" + typed).digest()[:4]
    check(number.hex() == parts[1], "the id of the key is another key's")
    return parts[0], number, typed[1:], int(words[1]) if len(words) == 2 else None


def read_checkpoint(note, keys):
    check(isinstance(note, str) and note.endswith("\n") and "\n\n" in note, "the checkpoint is not a signed note")
    split = note.rindex("\n\n") + 1
    text, good = note[:split], []
    for line in note[split + 1:-1].split("\n"):
        words = line.split(" ")
        check(len(words) == 3 and words[0] == "\u2014", "the checkpoint is not a signed note")
        data = unbase64(words[2])
        for name, number, key, until in keys:
            if words[1] == name and data[:4] == number:
                check(signed(key, text.encode(), data[4:]), "the signature of the checkpoint is wrong")
                good.append(until)
    check(good, "the checkpoint is not signed with the key")
    lines = text.split("\n")
    check(len(lines) >= 4 and lines[0] in [key[0] for key in keys], "the checkpoint is of another log")
    check(lines[1].isdigit() and str(int(lines[1])) == lines[1], "the checkpoint tells no size")
    root = unbase64(lines[2])
    check(len(root) == HASH, "the checkpoint tells no root")
    size = int(lines[1])
    check(any(it is None or size <= it for it in good), "the key that signed the checkpoint was retired before")
    return size, root


# Inclusion in a Merkle tree, RFC 6962 section 2.1 and RFC 9162 section 2.1.3.2.

def sha(data):
    return hashlib.sha256(data).digest()


def root_of(leaf, inclusion):
    check(isinstance(inclusion, dict) and list(inclusion) == ["index", "size", "path"], "a path is laid out wrongly")
    node, size = inclusion["index"], inclusion["size"]
    check(type(node) is int and type(size) is int and 0 <= node < size, "a path is of no place in the tree")
    check(isinstance(inclusion["path"], list), "a path is laid out wrongly")
    last, found = size - 1, sha(b"\x00" + leaf)
    for step in inclusion["path"]:
        other = unbase64(step)
        check(len(other) == HASH and last > 0, "a path does not lead to the root")
        if node & 1 or node == last:
            found = sha(b"\x01" + other + found)
            while not node & 1 and node:
                node, last = node >> 1, last >> 1
        else:
            found = sha(b"\x01" + found + other)
        node, last = node >> 1, last >> 1
    check(last == 0, "a path does not lead to the root")
    return found


ENTRY = ["run", "kind", "at", "actor", "purpose", "job-hash", "line"]


def canonical(entry):
    check(isinstance(entry, dict) and list(entry) == ENTRY, "the entry is laid out wrongly")
    check(all(isinstance(it, str) for it in entry.values()), "the entry is laid out wrongly")
    words = ["ajantasa-entry-1"] + [entry[it] for it in ENTRY]
    return b"".join(len(it.encode()).to_bytes(4, "big") + it.encode() for it in words)


def once(pairs):
    check(len(dict(pairs)) == len(pairs), "a name stands twice")
    return dict(pairs)


def refuse_number(text):
    raise Refused("a number is not whole")


def read_json(text):
    try:
        return json.loads(text, object_pairs_hook=once, parse_float=refuse_number, parse_constant=refuse_number)
    except (ValueError, RecursionError):
        raise Refused("not JSON") from None


def verify(data, keys):
    """What a good proof says, as lines."""
    try:
        text = data.decode()
    except UnicodeDecodeError:
        raise Refused("not JSON") from None
    proof = read_json(text)
    names = ["format", "entry", "inclusion", "checkpoint"]
    check(isinstance(proof, dict) and list(proof) in (names, names + ["receipt"]), "not a proof")
    check(proof["format"] == "ajantasa-proof-1", "a proof of another format")
    check(json.dumps(proof, ensure_ascii=False, separators=(",", ":")) == text, "not written as proofs are")
    size, root = read_checkpoint(proof["checkpoint"], keys)
    entry = proof["entry"]
    found = root_of(canonical(entry), proof["inclusion"])
    check(proof["inclusion"]["size"] == size, "the path is of another tree than the checkpoint")
    check(found == root, "the entry is not in the log")
    said = ["entry %d of %d: %s" % (proof["inclusion"]["index"] + 1, size, entry["kind"])]
    said += ["%s: %s" % (it, entry[it]) for it in ENTRY if it != "kind"]
    if "receipt" in proof:
        said += verify_receipt(proof["receipt"], entry)
    return said


def verify_receipt(receipt, entry):
    check(isinstance(receipt, dict) and list(receipt) == ["line", "block", "export"], "the receipt is laid out wrongly")
    check(isinstance(receipt["line"], str) and entry["kind"] == "export", "the receipt is laid out wrongly")
    block = root_of(receipt["line"].encode(), receipt["block"])
    all_receipts = root_of(block, receipt["export"])
    body = read_json(entry["line"])[2]
    check(isinstance(body, dict) and body.get("receiptsHash") == all_receipts.hex(), "the receipt is not the export's")
    customer, verdict, attribute, extract, row, reasons = read_json(receipt["line"])
    said = ["receipt: customer %d, %s" % (customer, verdict)]
    if attribute:
        said.append("reached by: %s of delivery %d, record %d" % (attribute, extract, row))
    return said + ["because: %s" % " ".join(str(word) for word in reason if word) for reason in reasons]


def main(arguments):
    if len(arguments) < 3 or arguments[0] != "--key":
        print(__doc__, file=sys.stderr)
        return 2
    text = arguments[1]
    try:
        if os.path.exists(text):
            with open(text, encoding="utf-8") as file:
                text = file.read()
    except (OSError, UnicodeDecodeError):
        print("%s cannot be read as keys" % arguments[1], file=sys.stderr)
        return 2
    try:
        keys = [read_key(line) for line in text.split("\n") if line.strip()]
    except Refused as refused:
        print(refused, file=sys.stderr)
        return 2
    bad = 0
    for name in arguments[2:]:
        try:
            with open(name, "rb") as file:
                data = file.read()
        except OSError as unread:
            print("%s cannot be read: %s" % (name, unread.strerror), file=sys.stderr)
            return 2
        try:
            said = verify(data, keys)
            print("GOOD %s" % name)
            for line in said:
                print("  " + line)
        except Refused as refused:
            bad += 1
            print("REFUSED %s: %s" % (name, refused))
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
