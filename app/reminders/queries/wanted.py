"""In SQL: does somebody still want, and need, to be told? The same words for what is due, what waits, and whom one phones."""

from app.practice.reminders import CHECKED_BY_ANSWER, RULES


def _row(name: str) -> str:
    rule = RULES[name]  # type: ignore[index]  # a StrEnum is its text
    silent = ", ".join(f"'{state}'" for state in sorted(rule.silent_when))
    return (
        f"('{name}', '{rule.of}', '{rule.to}', {rule.days}, {rule.until}, {rule.times}, {rule.every}, "
        f"{rule.only_without_checker}, ARRAY[{silent}]::text[])"
    )


#: The table of practice/reminders.py as a table of the database.
RULE = (
    'rule (reminder, "of", "to", days, until, times, every, only_without_checker, silent_when) AS (VALUES '
    + ", ".join(_row(name) for name in RULES)
    + ")"
)

#: Which plan lives, for each conference `c`, and since which day.
IN_FORCE = """
    SELECT v.id AS version, v.sitting, v.review_on, d.at AS accepted_at, (d.at AT TIME ZONE c.zone)::date AS accepted_on
    FROM plan_version v JOIN decision d ON d.version = v.id AND d.accepted
    WHERE v.conference = c.id ORDER BY v.number DESC LIMIT 1
"""


def consented(seat: str) -> str:
    """About a participant: they have not taken their consent back, nor has anybody with custody."""
    return f"""
        NOT coalesce((SELECT bool_and(k.withdrawn_at IS NOT NULL) FROM consent k WHERE k.participant = {seat}.id), false)
        AND NOT EXISTS (SELECT 1 FROM participant h JOIN consent k ON k.participant = h.id
                        WHERE h.conference = {seat}.conference AND h.custody GROUP BY h.id HAVING bool_and(k.withdrawn_at IS NOT NULL))
    """  # noqa: S608  # a word of our own


def wanted(conference: str, person: str, about: str, silent_when: str) -> str:
    """They have not switched it off, and the promise does not stand so that nothing needs to be said."""
    return f"""
        NOT EXISTS (SELECT 1 FROM no_reminders o WHERE o.conference = {conference} AND o.person = {person}
                    AND (o.promise IS NULL OR o.promise = {about}))
        AND coalesce((SELECT n.state FROM progress_note n WHERE n.conference = {conference} AND n.promise = {about}
                      ORDER BY n.at DESC LIMIT 1), 'open') <> ALL ({silent_when})
    """  # noqa: S608


def unanswered(conference: str, person: str, about: str, since: str, day: str) -> str:
    """Whoever looks after it has not said that it works since the plan holds, and nothing since that day."""
    return f"""
        NOT EXISTS (SELECT 1 FROM promise_check k WHERE k.conference = {conference} AND k.promise = {about} AND k.by = {person}
                    AND k.at >= {since} AND (k.worked = 'yes' OR k.at >= {day}))
    """  # noqa: S608


CHECKS = ", ".join(f"'{each}'" for each in CHECKED_BY_ANSWER)

#: About a row `r` of `reminded`: it still makes sense to say it.
STILL_WANTED = f"""
    EXISTS (
        WITH {RULE}
        SELECT 1 FROM rule JOIN participant pa ON pa.conference = r.conference AND pa.person = r.person AND pa.left_at IS NULL
        WHERE rule.reminder = r.reminder AND {consented("pa")}
          AND {wanted("r.conference", "r.person", "r.about", "rule.silent_when")}
          AND (r.reminder NOT IN ({CHECKS}) OR NOT EXISTS (
              SELECT 1 FROM promise_check k
              WHERE k.conference = r.conference AND k.promise = r.about AND k.by = r.person AND k.at >= r.at))
    )
    AND EXISTS (SELECT 1 FROM conference c JOIN LATERAL ({IN_FORCE}) v ON true JOIN agreement a ON a.version = v.version
                WHERE c.id = r.conference AND a.promise = r.about)
"""  # noqa: S608

#: About a row `r` of `reminded`, today being `{today}`: the coordinator phones for it.
STILL_TO_PHONE = f"r.way = 'call' AND r.seen_to_at IS NULL AND r.until > {{today}} AND {STILL_WANTED}"
