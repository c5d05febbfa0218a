"""Values over the years as a small line, with gaps where nothing is known."""

from __future__ import annotations

from decimal import Decimal

from tisep.pages.sparkline import HEIGHT, MARGIN, WIDTH, drawn_line


def line(**values):
    return drawn_line([(int(year[1:]), Decimal(value)) for year, value in values.items()])


def test_the_highest_is_on_top_and_the_last_year_at_the_right():
    drawn = line(y2019="2", y2020="6", y2021="4")
    assert drawn.strokes == ["5.0,35.0 80.0,5.0 155.0,20.0"]
    assert drawn.spots[-1] == (WIDTH - MARGIN, HEIGHT / 2)


def test_years_without_a_value_leave_a_gap():
    drawn = line(y2015="1", y2016="2", y2018="3", y2020="3", y2021="4")
    assert [len(stroke.split()) for stroke in drawn.strokes] == [2, 2]
    assert len(drawn.spots) == 5


def test_what_never_changed_is_level():
    assert {y for _x, y in line(y2020="3", y2021="3").spots} == {HEIGHT / 2}


def test_one_year_is_no_line():
    assert line(y2021="3") is None
    assert line() is None
