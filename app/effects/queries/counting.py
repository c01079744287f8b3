"""Everything that is counted, out of the events: one question.

Each line is an office, a quarter, and indicators of that quarter: how often, or the single values of which there is a middle one.
No line knows who coordinated or referred. What `practice.indicators` says in words stands here in SQL.
"""

from app.effects.queries.events import day_of, ours, stories
from app.profile.queries import USUAL


def _line(day: str, told: str, source: str) -> str:
    return f"""
    SELECT office, date_trunc('quarter', {day})::date AS quarter, jsonb_build_object({told})::text AS told FROM {source}
    WHERE {day} < $3 GROUP BY 1, 2"""  # noqa: S608


def _told(**indicators: str) -> str:
    return ", ".join(f"'{key}', {sql}" for key, sql in indicators.items())


def _count(where: str) -> str:
    return f"count(*) FILTER (WHERE {where})"


def _each(value: str, where: str = "true") -> str:
    return f"coalesce(jsonb_agg({value}) FILTER (WHERE {where}), '[]')"


_ROUND = """way w LEFT JOIN round r ON r.conference = w.id LEFT JOIN alone a ON a.conference = w.id
    LEFT JOIN tongues t ON t.conference = w.id LEFT JOIN first f ON f.conference = w.id AND f.day = w.held"""
_ENDS_EARLY = ("with_plan", "without_plan", "withdrawn", "taken_back")
_CLOSED = ("fulfilled", "other_help", "without_plan", "withdrawn")
_FIRST_TALKS = f"(SELECT w.*, {day_of('t.first')} AS day FROM way w JOIN talks t ON t.conference = w.id) x"  # noqa: S608
_LINES = (
    _line("asked", _told(asked="count(*)"), "way"),
    _line(
        "day",
        _told(days_to_talk=_each("greatest(day - asked, 0)")),
        _FIRST_TALKS,
    ),
    _line("clear", _told(days_to_clarity=_each("clear - asked")), "way"),
    _line("yes", _told(accepted="count(*)", days_to_yes=_each("yes - asked")), "way"),
    _line("ended", _told(**{f"ended_{how}": _count(f"outcome = '{how}'") for how in _ENDS_EARLY}), "way"),
    _line(
        "w.held",
        _told(
            days_to_meeting=_each("w.held - w.asked"),
            accepted_same_day=_count("f.id IS NOT NULL"),
            family_there=_each("coalesce(r.family, 0)"),
            professionals_there=_each("coalesce(r.professionals, 2)"),
            came="sum(r.came)",
            absent="sum(r.absent)",
            views_brought="sum(r.brought)",
            side_both=_count("r.mothers AND r.fathers"),
            side_mother=_count("r.mothers AND NOT r.fathers"),
            side_father=_count("r.fathers AND NOT r.mothers"),
            side_neither=_count("(r.mothers OR r.fathers) IS NOT TRUE"),
            father_came=_count("r.father"),
            **{f"children_{how}": f"sum(r.children_{how})" for how in ("there", "partly", "sent", "advocate", "unknown")},
            interpreted=_count("t.found"),
            not_interpreted=_count("t.missing"),
            private_time=_count("a.minutes IS NOT NULL"),
            private_minutes=_each("a.minutes", "a.minutes IS NOT NULL"),
            three_phases=_count("a.minutes IS NOT NULL AND w.back"),
            independent=_count("w.independent"),
            more_family=_count("r.family > r.professionals"),
        ),
        _ROUND,
    ).replace("SELECT office", "SELECT w.office"),
    _line(
        "day",
        _told(
            plan_accepted="count(*)",
            plan_who_when=_count("who_when"),
            plan_contingency=_count("contingency"),
            plan_review=_count("review"),
            plan_checked=_count("checked"),
            plan_complete=_count("who_when AND contingency AND review AND checked"),
        ),
        "complete",
    ),
    _line("day", _told(plan_refused="count(*)"), "(SELECT * FROM decided WHERE NOT accepted) x"),
    _line(
        "w.again",
        _told(reviewed="count(*)", days_to_review=_each("w.again - f.day", "f.day <= w.again")),
        "way w LEFT JOIN first f ON f.conference = w.id",
    ).replace("SELECT office", "SELECT w.office"),
    _line(
        "w.closed",
        _told(
            **{f"closed_{how}": _count(f"w.outcome = '{how}'") for how in _CLOSED},
            hours_each=_each("h.minutes", "h.minutes > 0"),
            cost_each=_each("(coalesce(p.cents, 0) + coalesce(h.minutes, 0) * w.rate / 60)::int", "p.cents > 0 OR h.minutes * w.rate > 0"),
        ),
        "way w LEFT JOIN worked h ON h.conference = w.id LEFT JOIN paid p ON p.conference = w.id",
    ).replace("SELECT office", "SELECT w.office"),
    _line(
        "day",
        _told(days_to_copy=_each("greatest(day - held, 0)")),
        "(SELECT office, held, min(day) AS day FROM copies WHERE sitting = 1 GROUP BY id, office, held) x",
    ),
    """
    SELECT office, quarter, jsonb_object_agg('copies_' || language, number)::text FROM (
        SELECT office, date_trunc('quarter', day)::date AS quarter, language, sum(number) AS number
        FROM copies WHERE day < $3 GROUP BY 1, 2, 3
    ) x GROUP BY 1, 2""",
    _line(
        "o.day",
        _told(
            promises_kept=_count("s.state = 'done'"),
            promises_partly=_count("s.state = 'partly'"),
            promises_open=_count("s.state = 'open'"),
            promises_help=_count("s.state = 'needs_help'"),
            promises_gone=_count("s.state = 'no_longer_needed'"),
            promises_unknown=_count("s.state IS NULL OR s.state = 'unknown'"),
        ),
        "owed o LEFT JOIN said s ON s.conference = o.conference AND s.promise = o.promise",
    ),
    _line(
        "promised_on",
        _told(
            help_on_time=_count("kept_on <= promised_on"),
            help_late=_count("kept_on > promised_on AND kept_on < ends"),
            help_open=_count("kept_on IS NULL OR kept_on >= ends AND kept_on > promised_on"),
        ),
        """(SELECT c.office, h.promised_on, h.kept_on, date_trunc('quarter', h.promised_on)::date + interval '3 months' AS ends
            FROM promised_help h JOIN c ON c.id = h.conference WHERE h.decision = 'granted') x""",
    ),
    _line(
        "day",
        _told(exclusions="count(*)"),
        f"""(SELECT c.office, {day_of("e.signed_at")} AS day FROM exclusion e JOIN c ON c.id = e.conference
            WHERE e.signed_at IS NOT NULL) x""",  # noqa: S608
    ),
)
#: The offices themselves, with what each aims at: also those of which there is nothing to count yet.
_AIMS = ", ".join(f"'{aim}', coalesce(pr.{aim}, {getattr(USUAL, aim)})" for aim in ("first_talk_days", "prepare_weeks", "review_weeks"))
_OFFICES = f"""
    SELECT o.id, NULL::date, jsonb_build_object('name', o.name, 'land', coalesce(pr.land, '{USUAL.land}'), {_AIMS})::text
    FROM office o LEFT JOIN profile pr ON pr.office = o.id WHERE {ours("o.id")}"""  # noqa: S608

EVENTS = f"WITH {stories(ours('c.office'))}{' UNION ALL '.join(_LINES)} UNION ALL {_OFFICES}"
