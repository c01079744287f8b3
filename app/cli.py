"""The command line: `familienrat --help`. What a command needs is imported when it is called."""

import argparse
import os
import signal
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

Command = Callable[[argparse.Namespace], int]


def main(arguments: Sequence[str] | None = None) -> int:
    options = parser().parse_args(arguments)
    command: Command = options.command
    return command(options)


def _until_it_listens() -> None:
    """Ctrl-C while a long-running command is still being imported: nothing is open yet. An exception might be swallowed on the way."""
    signal.signal(signal.SIGINT, lambda *_: os._exit(130))


def parser() -> argparse.ArgumentParser:
    program = argparse.ArgumentParser(
        prog="familienrat",
        description="Family group conferences: prepare them, hold them, keep the plan alive.",
        epilog="Settings are read from the environment: see docs/operating.md.",
    )
    commands = program.add_subparsers(required=True, metavar="COMMAND")

    def add(name: str, command: Command, told: str) -> argparse.ArgumentParser:
        adding = commands.add_parser(name, help=told, description=told)
        adding.set_defaults(command=command)
        return adding

    demo = add("demo", run_demo, "made-up families to try everything with, on this machine only")
    demo.add_argument("--port", type=int, default=8000)
    demo.add_argument("--host", default="127.0.0.1", help="a loopback address")
    demo.add_argument("--data", type=Path, default=Path("var/demo"), metavar="DIR", help="where the demo keeps its things")
    demo.add_argument("--json", action="store_true", help="tell people and links as one line of JSON")
    demo.add_argument("--without-past", action="store_true", help="today's families only, without the years behind them: starts sooner")
    serve = add("serve", run_serve, "the service, with the worker that carries messages")
    serve.add_argument("--without-worker", action="store_true", help="messages are carried by `familienrat worker` elsewhere")
    add("worker", run_worker, "only the worker that carries messages")
    add("migrate", run_migrate, "brings the database up to date")
    add("check", run_check, "says in plain words what is wrong with the configuration, the database and the mail server")
    backup = add("backup", run_backup, "writes the whole database into a file, while the service runs")
    backup.add_argument("file", type=Path, metavar="FILE")
    restore = add("restore", run_restore, "brings a backup back, into an empty database")
    restore.add_argument("file", type=Path, metavar="FILE")
    restore.add_argument("--over", action="store_true", help="replace what the database holds now")
    room = add("check-room", run_check_room, "compares the sealed room's application that a server hands out with this release")
    room.add_argument("url", metavar="URL", help="where families go, such as https://termine.example.org")
    first = add("first-administrator", run_first_administrator, "makes an office and its administrator, and prints their way in")
    first.add_argument("office", help='the name of the office, such as "Familienratsbüro Musterstadt"')
    first.add_argument("short_name", help="begins the file references, such as MU")
    first.add_argument("name", help="of the administrator")
    first.add_argument("email")
    return program


def run_demo(options: argparse.Namespace) -> int:
    _until_it_listens()
    from app.demo.running import run

    return _say(lambda: run(options.host, options.port, options.data, as_json=options.json, past=not options.without_past))


def run_serve(options: argparse.Namespace) -> int:
    _until_it_listens()

    def go() -> None:
        settings = _settings()
        from app.serving import prepare_log, serve

        prepare_log(settings)
        serve(settings, with_worker=not options.without_worker)

    return _say(go)


def run_worker(_: argparse.Namespace) -> int:
    def go() -> None:
        settings = _settings()
        from app.serving import prepare_log, work

        prepare_log(settings)
        work(settings)

    return _say(go)


def run_migrate(_: argparse.Namespace) -> int:
    from app.caretaking import migrate

    return _say(lambda: migrate(_settings(complete=False)))


def run_check(_: argparse.Namespace) -> int:
    from app.caretaking import complaints, what_is_not_said, what_is_set

    def go() -> None:
        settings = _settings(complete=False)
        if not settings.wrong():
            print("\n".join([*what_is_set(settings), *what_is_not_said(settings)]))
        if found := complaints(settings):
            raise SystemExit("\n".join(f"- {sentence}" for sentence in found))
        print("Everything is in order.")

    return _say(go)


def run_check_room(options: argparse.Namespace) -> int:
    from app.sealed_room import checking, files

    def go() -> None:
        files.load(Path(__file__).parents[1] / "static" / "dist" / "room")
        try:
            found = checking.check(options.url)
        except checking.NotChecked as problem:
            raise SystemExit(f"Not checked: {problem}") from None
        for each in found:
            print(f"{'different' if each.wrong else 'the same ':9}  {each.hash}  {each.name}{each.wrong and ': '}{each.wrong}")
        if wrong := [each for each in found if each.wrong]:
            raise SystemExit(
                f"{len(wrong)} of {len(found)} files are NOT the ones of this release. Families should use paper until it is clear why."
            )
        print(f"All {len(found)} files are the ones of this release.")

    return _say(go)


def run_backup(options: argparse.Namespace) -> int:
    from app.caretaking import backup

    return _say(lambda: backup(_settings(complete=False), options.file))


def run_restore(options: argparse.Namespace) -> int:
    from app.caretaking import restore

    return _say(lambda: restore(_settings(complete=False), options.file, over=options.over))


def run_first_administrator(options: argparse.Namespace) -> int:
    from app.caretaking import first_administrator

    return _say(lambda: print(first_administrator(_settings(), options.office, options.short_name, options.name, options.email)))


def _settings(*, complete: bool = True):  # type: ignore[no-untyped-def]  # Settings, which is imported here
    """The settings; when they have to be `complete`, nothing starts with ones that are wrong."""
    from app.settings import Settings

    settings = Settings.from_environment()
    if complete and (wrong := settings.wrong()):
        raise SystemExit("\n".join(f"- {sentence}" for sentence in wrong))
    return settings


def _say(what: Callable[[], None]) -> int:
    """Do it. What stands in the way is a sentence, not a trace."""
    try:
        what()
    except SystemExit as problem:
        print(problem.code, file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        return 130
    except Exception as problem:
        from app.caretaking import IN_THE_WAY, in_words

        if not isinstance(problem, IN_THE_WAY):
            raise
        print(f"familienrat: {in_words(problem)}", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
