# SPDX-License-Identifier: GPL-3.0-or-later
"""Days and times in the person's own language: heads of the timeline, and the day of a page."""

from __future__ import annotations

from contextlib import suppress
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QDate, QLocale, QTime

from sharedjournal.domain.day import parse_day
from sharedjournal.domain.errors import BadInput

if TYPE_CHECKING:
    from datetime import datetime

_WEEK = 7
translate = QCoreApplication.translate


def _said(day: date, pattern: str, locale: QLocale | None) -> str:
    """`day` as a pattern of Qt's says; patterns are translated, for `22. November` has a dot."""
    return (locale or QLocale()).toString(qdate(day), pattern)


def head_of(day: date | None, today: date) -> str:
    """The word above the rows of a day: today, yesterday, this week, last week, or a month."""
    if day is None:
        return translate("Dates", "Without a day")
    ago = (today - day).days
    if ago < 0:
        return translate("Dates", "Still to come")
    if ago <= 1:
        return translate("Dates", "Today") if ago == 0 else translate("Dates", "Yesterday")
    monday = today.toordinal() - today.weekday()
    if day.toordinal() >= monday:
        return translate("Dates", "This week")
    if day.toordinal() >= monday - _WEEK:
        return translate("Dates", "Last week")
    return month(day)


def month(day: date, locale: QLocale | None = None) -> str:
    """`November 2026`."""
    return _said(day, translate("Dates", "MMMM yyyy", "pattern"), locale)


def short(day: date | None, today: date, locale: QLocale | None = None) -> str:
    """A day beside a row: `Thu 19` in these two weeks, `19 Nov` this year, `19 Nov 2025` before."""
    if day is None:
        return ""
    if abs((today - day).days) <= 2 * _WEEK:
        return _said(day, translate("Dates", "ddd d", "pattern"), locale)
    if day.year == today.year:
        return brief(day, locale)
    return _said(day, translate("Dates", "d MMM yyyy", "pattern"), locale)


def brief(day: date, locale: QLocale | None = None) -> str:
    """A day below a chart: `19 Nov`."""
    return _said(day, translate("Dates", "d MMM", "pattern"), locale)


def with_weekday(day: date | None, today: date, locale: QLocale | None = None) -> str:
    """A day beside something found: `Sun 22 Nov`, with the year where it is not this one."""
    if day is None:
        return ""
    if day.year == today.year:
        return _said(day, translate("Dates", "ddd d MMM", "pattern"), locale)
    return _said(day, translate("Dates", "d MMM yyyy", "pattern"), locale)


def long(day: date, today: date, locale: QLocale | None = None) -> str:
    """A day above a page: `Sunday 22 November`, with the year where it is not this one."""
    if day.year == today.year:
        return _said(day, translate("Dates", "dddd d MMMM", "pattern"), locale)
    return _said(day, translate("Dates", "dddd d MMMM yyyy", "pattern"), locale)


def day_and_month(day: date, today: date, locale: QLocale | None = None) -> str:
    """A day in a sentence or on a letter: `21 November`, with the year where it is not this one."""
    if day.year == today.year:
        return _said(day, translate("Dates", "d MMMM", "pattern"), locale)
    return full(day, locale)


def full(day: date, locale: QLocale | None = None) -> str:
    """A day on paper: `22 November 2026`."""
    return _said(day, translate("Dates", "d MMMM yyyy", "pattern"), locale)


def typed(text: str, locale: QLocale | None = None) -> date | None:
    """The day that somebody typed: `2026-11-22`, or the way their language writes a day."""
    with suppress(BadInput):
        return parse_day(text)
    local = locale or QLocale()
    for kind in (QLocale.FormatType.ShortFormat, QLocale.FormatType.LongFormat):
        found = local.toDate(text, kind)
        if found.isValid():
            return _date(found)
    return None


def _date(day: QDate) -> date | None:
    return date(day.year(), day.month(), day.day()) if 1 <= day.year() <= date.max.year else None


def clock_time(moment: datetime, locale: QLocale | None = None) -> str:
    """The time of day of a local moment: `21:40`."""
    time = QTime(moment.hour, moment.minute)
    return (locale or QLocale()).toString(time, QLocale.FormatType.ShortFormat)


def qdate(day: date) -> QDate:
    """The same day for Qt."""
    return QDate(day.year, day.month, day.day)
