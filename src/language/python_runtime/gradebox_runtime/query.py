"""A submission that is one SQL query: its tables in memory, nothing to do but read."""

import json
import sqlite3
import sys

from . import values

READING = frozenset(
    {sqlite3.SQLITE_SELECT, sqlite3.SQLITE_READ, sqlite3.SQLITE_FUNCTION, sqlite3.SQLITE_RECURSIVE}
)
LOADING = frozenset({"load_extension", "readfile", "writefile", "edit", "fts3_tokenizer"})


class QueryError(Exception):
    """What is wrong with a query, for its author."""


def authorize(action, first, second, *_):
    """Only reading; sqlite3 calls this for everything that a statement would do."""
    if action not in READING:
        return sqlite3.SQLITE_DENY
    if action == sqlite3.SQLITE_FUNCTION and str(second).lower() in LOADING:
        return sqlite3.SQLITE_DENY
    return sqlite3.SQLITE_OK


def single_statement(path, source):
    """The text of the one statement in a file."""
    try:
        text = source.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise QueryError(f"{path}: not UTF-8: byte {error.object[error.start]:#04x}") from None
    if "\0" in text:
        raise QueryError(f"{path}: a NUL character")
    statements = [part for part in statements_of(text) if not is_blank(part)]
    if len(statements) != 1:
        count = "no statement" if not statements else f"{len(statements)} statements"
        raise QueryError(f"{path}: {count}; expected one query")
    return statements[0]


def statements_of(text):
    """Splits at the semicolons that end a statement."""
    start = 0
    for end in semicolons(text):
        yield text[start : end + 1]
        start = end + 1
    yield text[start:]


def semicolons(text):
    """Where a semicolon stands outside quotes and comments."""
    index = 0
    while index < len(text):
        character = text[index]
        if character == ";":
            yield index
        closing = CLOSING.get(character) or CLOSING.get(text[index : index + 2])
        if closing is not None:
            opening = 2 if character in "-/" else 1
            end = text.find(closing, index + opening)
            if end < 0:
                return
            index = end + len(closing) - 1
        index += 1


CLOSING = {"'": "'", '"': '"', "`": "`", "[": "]", "--": "\n", "/*": "*/"}


def is_blank(statement):
    """Whether a statement is nothing but space, comments and its semicolon."""
    text = statement.strip().removesuffix(";").strip()
    while text[:2] in ("--", "/*"):
        _, _, text = text.partition(CLOSING[text[:2]])
        text = text.removesuffix(";").strip()
    return not text


def create_tables(data):
    """The database that holds the tables of a case."""
    for name, table in json.loads(data).items():
        columns = ", ".join(f"{quoted(column)} {kind}" for column, kind in table["columns"])
        connection.execute(f"CREATE TABLE {quoted(name)} ({columns})")
        marks = ", ".join("?" * len(table["columns"]))
        connection.executemany(f"INSERT INTO {quoted(name)} VALUES ({marks})", table["rows"])
    connection.commit()
    return connection


def quoted(name):
    return '"' + name.replace('"', '""') + '"'


def prepare():
    """Opens the database; the snapshot holds it open."""
    global connection
    connection = sqlite3.connect(":memory:")


def run(path, statement, connection):
    """The rows as JSON, or None when the query failed; the reason is on standard error."""
    connection.setlimit(sqlite3.SQLITE_LIMIT_ATTACHED, 0)
    connection.set_authorizer(authorize)
    try:
        cursor = connection.execute(statement)
        if cursor.description is None:
            raise QueryError("not a query; expected a SELECT statement")
        return values.encode(cursor.fetchall())
    except (QueryError, sqlite3.Error, sqlite3.Warning) as error:
        print(f"{path}: {error}", file=sys.stderr)
    except values.Unencodable as error:
        what, place = error.args
        place = "".join(f", {name} {index + 1}" for name, index in zip(("row", "column"), place))
        print(f"{path}: the result holds {what}{place}; expected text or numbers", file=sys.stderr)
    return None
