"""Arguments from JSON, and the returned value to JSON.

Encoding looks at real types only and reads values through the methods of the
built-in types, so that no method of the submission's runs in it.
"""

import json
import sys
from builtins import *  # a submission may replace what `builtins` holds
from json.encoder import c_make_encoder, encode_basestring
from math import isfinite

DEPTH_MAX = 100
ELEMENTS_MAX = 10_000_000
DIGITS_MAX = 10_000

decode_json = json.loads
# Hands out pieces of text; a ValueError for nan, infinity and an int that is too long.
encode_plain = c_make_encoder(None, None, encode_basestring, None, ": ", ", ", False, False, False)
is_subtype = type.__subclasscheck__
name_of = type.__dict__["__name__"].__get__


class Unencodable(Exception):
    """What a returned value is or holds that JSON cannot say, and where."""


def conversion(value_type):
    """How to make JSON into a type such as `list<tuple<str, int>>`: None where the two
    are the same, else a tuple that `convert` reads."""
    kind, _, rest = value_type.strip().partition("<")
    kind = kind.strip()
    inner = [conversion(part) for part in parts(rest.rstrip()[:-1])] if rest else []
    if kind == "float":
        return ("float",)
    if kind == "tuple" or any(inner):
        return (kind, *inner)
    return None


def parts(text):
    """Splits at the commas that no bracket holds."""
    depth, start = 0, 0
    for index, character in enumerate(text):
        depth += {"<": 1, ">": -1}.get(character, 0)
        if character == "," and depth == 0:
            yield text[start:index]
            start = index + 1
    if text.strip():
        yield text[start:]


def convert(value, how):
    if how is None or value is None:
        return value
    match how[0]:
        case "float":
            return float(value)
        case "tuple":
            return tuple(map(convert, value, how[1:]))
        case "list":
            return [convert(item, how[1]) for item in value]
        case "dict":
            return {key: convert(item, how[-1]) for key, item in value.items()}
        case _:  # optional
            return convert(value, how[1])


def decode_arguments(data, conversions):
    sys.set_int_max_str_digits(0)
    arguments = decode_json(data)
    sys.set_int_max_str_digits(4300)
    if any(conversions):
        return [convert(value, how) for value, how in zip(arguments, conversions)]
    return arguments


class Encoder:
    """Writes one value."""

    def __init__(self):
        self.pieces = []
        self.elements = 0

    def encode(
        self,
        value,
        set_digits=sys.set_int_max_str_digits,
        set_depth=sys.setrecursionlimit,
    ):
        set_digits(DIGITS_MAX)
        set_depth(DEPTH_MAX * 10)
        if self.is_plain(value, DEPTH_MAX):
            try:
                return "".join(encode_plain(value, 0)).encode()
            except ValueError:
                pass  # some of it cannot be encoded; `write` says what, and where
        self.elements = 0
        self.write(value, ())
        return b"".join(self.pieces)

    def is_plain(self, value, depth):
        """Whether all of it is of the built-in types themselves: the C encoder can have it."""
        kind = type(value)
        if kind is list or kind is tuple:
            items = value
        elif kind is dict:
            items = value.values()
            for key in value:
                if type(key) is not str:
                    return False
        else:
            return kind is int or kind is str or kind is float or kind is bool or value is None
        self.enter(len(value), depth)
        for item in items:
            kind = type(item)
            if kind is int or kind is str or kind is float:
                continue
            if not self.is_plain(item, depth - 1):
                return False
        return True

    def write(self, value, path):
        kind = type(value)
        if value is None or kind is bool:
            self.pieces.append(CONSTANTS[value])
        elif is_subtype(str, kind):
            self.pieces.append(text(str.__str__(value), path))
        elif is_subtype(int, kind):
            self.pieces.append(digits(value, path))
        elif is_subtype(float, kind):
            if not isfinite(value):
                raise Unencodable(float.__repr__(value), path)
            self.pieces.append(float.__repr__(value).encode())
        elif is_subtype(list, kind):
            self.write_list(list(list.__iter__(value)), path)
        elif is_subtype(tuple, kind):
            self.write_list(list(tuple.__iter__(value)), path)
        elif is_subtype(dict, kind):
            self.write_dict(value, path)
        else:
            raise Unencodable(with_article(name_of(kind)), path)

    def enter(self, count, depth):
        """Counts a list or dict of `count` elements that may still be `depth` deep."""
        self.elements += count
        if self.elements > ELEMENTS_MAX:
            raise Unencodable(f"more than {ELEMENTS_MAX:,} elements", ())
        if depth <= 0:
            raise Unencodable(f"a value nested more than {DEPTH_MAX} deep", ())

    def write_list(self, items, path):
        self.enter(len(items), DEPTH_MAX - len(path))
        self.pieces.append(b"[")
        separator = b""
        for index, item in enumerate(items):
            self.pieces.append(separator)
            self.write(item, (*path, index))
            separator = b", "
        self.pieces.append(b"]")

    def write_dict(self, value, path):
        self.enter(dict.__len__(value), DEPTH_MAX - len(path))
        self.pieces.append(b"{")
        separator = b""
        for key, item in dict.items(value):
            if not is_subtype(str, type(key)):
                kind = with_article(name_of(type(key)))
                raise Unencodable(f"a dict with {kind} as a key", path)
            key = str.__str__(key)
            self.pieces += (separator, text(key, path), b": ")
            self.write(item, (*path, key))
            separator = b", "
        self.pieces.append(b"}")


CONSTANTS = {None: b"null", True: b"true", False: b"false"}


def text(value, path):
    try:
        return encode_basestring(value).encode()
    except UnicodeEncodeError:
        raise Unencodable("a str with half a surrogate pair", path) from None


def digits(value, path):
    try:
        return int.__repr__(value).encode()
    except ValueError:
        raise Unencodable(f"an int of more than {DIGITS_MAX:,} digits", path) from None


def with_article(name):
    return f"{'an' if name[:1].lower() in 'aeiou' else 'a'} {name}"


def encode(value):
    """The JSON of a value, or `Unencodable`."""
    return Encoder().encode(value)


def where(path):
    """`[0]["name"]`: a place inside a value."""
    return "".join(f"[{encode_basestring(step) if type(step) is str else step}]" for step in path)
