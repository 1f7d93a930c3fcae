"""The work on one document, in whatever process: its bytes are read, taken apart and rendered."""

from msgspec import Struct
from msgspec.structs import replace

from wirecli.engines.budget import Spent, budget
from wirecli.inputs import MAX_BYTES, Input, read
from wirecli.output import Look, rendering
from wirecli.page import Page, open_page
from wirecli.pipeline import Options, parse_page
from wirecli.record import Done, Failure, Outcome, Reading, Record

SECONDS = 60.0


class Task(Struct, frozen=True, kw_only=True):
    """How the documents of one run are read and rendered. It can be sent to another process."""

    options: Options = Options()
    encoding: str | None = None
    max_bytes: int = MAX_BYTES
    seconds: float = SECONDS
    form: str = "ndjson"
    look: Look = Look()
    with_text: bool = False
    digests: bool = False
    data: tuple[str, ...] = ()  # the user's data folders, for a process that starts anew


class Worker:
    """Does the task for one document after the other."""

    def __init__(self, task: Task) -> None:
        self.task = task
        self.piece = rendering(task.form, task.look).piece

    def do(self, document: Input) -> Outcome:
        """What became of this document. A fault in its text, or in this program, is a failure: never raised."""
        data = read(document, self.task.max_bytes)
        if isinstance(data, Failure):
            return data
        digest = digest_of(data) if self.task.digests else None
        if digest and digest == document.known:
            return Done(source=document.name, digest=digest, same=True)
        outcome = self._read(document, data)
        return replace(outcome, digest=digest) if digest else outcome

    def _read(self, document: Input, data: bytes) -> Outcome:
        try:
            with budget(self.task.seconds):
                page = open_page(document.name, data, document.encoding or self.task.encoding)
                if isinstance(page, Failure):
                    return page
                return self._done(page, self._record(page, document))
        except Spent:
            return overdue(document.name, self.task.seconds)
        except Exception as fault:  # one document must not end a batch of thousands
            return _stumbled(document.name, fault)

    def _record(self, page: Page, document: Input) -> Record:
        record = parse_page(page, self.task.options)
        if document.id is not None or self.task.with_text:
            record = replace(record, id=document.id, text=page.text if self.task.with_text else None)
        return record

    def _done(self, page: Page, record: Record) -> Done:
        return Done(
            source=record.source, language=record.language, wire=record.wire,
            title=record.title.text if record.title else None, date=record.dateline.date if record.dateline else None,
            quotes=len(record.quotes), warnings=record.warnings, piece=self.piece(Reading(record, page.text)),
        )  # fmt: skip


def overdue(name: str, seconds: float) -> Failure:
    return Failure(name, "", f"took longer than {seconds:g} seconds", "give it more with --seconds, or split it")


def digest_of(data: bytes) -> str:
    from hashlib import blake2b

    return blake2b(data, digest_size=16).hexdigest()


def _stumbled(name: str, fault: Exception) -> Failure:
    last = fault.__traceback__
    while last and last.tb_next:
        last = last.tb_next
    where = f"{last.tb_frame.f_globals.get('__name__')} line {last.tb_lineno}" if last else ""
    what = f"a fault of wirecli's own ({type(fault).__name__}: {fault})"
    return Failure(name, where, what, "report it together with the text")
