"""Forms that bring a file along (`multipart/form-data`): the fields as any form has them, the file as bytes. Nothing touches a disk."""

from multipart import MultipartError, MultipartSegment, PushMultipartParser, parse_options_header

MOST_PARTS = 200


class NotAForm(Exception):
    """No browser sends this."""


def parts_of(body: bytes, content_type: str) -> tuple[dict[str, list[str]], dict[str, list[bytes]]]:
    """Fields and files, each with all that were sent under its name; of a file's own name and type nothing is believed or kept.

    Raises NotAForm. A field that was left empty is no file.
    """
    kind, options = parse_options_header(content_type)
    boundary = options.get("boundary", "")
    if kind != "multipart/form-data" or not boundary.isascii() or not 0 < len(boundary) <= 200:
        raise NotAForm
    fields: dict[str, list[str]] = {}
    files: dict[str, list[bytes]] = {}
    try:
        for name, is_file, content in _read(body, boundary):
            if not is_file:
                fields.setdefault(name, []).append(content.decode("utf-8", "replace"))
            elif content:
                files.setdefault(name, []).append(content)
    except (MultipartError, ValueError) as problem:
        raise NotAForm from problem
    return fields, files


def _read(body: bytes, boundary: str) -> list[tuple[str, bool, bytes]]:
    parts: list[tuple[str, bool, bytes]] = []
    content = bytearray()
    segment: MultipartSegment | None = None
    with PushMultipartParser(boundary, content_length=len(body), max_segment_count=MOST_PARTS) as parser:
        for event in parser.parse(body):
            if isinstance(event, MultipartSegment):
                content, segment = bytearray(), event
            elif event:
                content += event
            elif segment is not None:
                parts.append((segment.name, segment.filename is not None, bytes(content)))
    return parts
