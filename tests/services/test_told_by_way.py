"""What several ways say of one thing is told once each, with the ways where they differ."""

from services.showing.told_by_way import told_by_way

FREE, POST = "Miễn phí", "Miễn phí; trả cước bưu chính"


def test_what_all_ways_say_is_told_without_them():
    assert told_by_way([(["Trực tiếp"], [FREE]), (["Trực tuyến"], [FREE])]) == (FREE,)


def test_where_ways_differ_each_value_stands_once_behind_its_ways():
    told = told_by_way([(["Trực tiếp"], [FREE]), (["Bưu chính"], [POST]), (["Trực tuyến"], [FREE])])
    assert told == (f"Trực tiếp, Trực tuyến: {FREE}", f"Bưu chính: {POST}")


def test_lines_of_one_way_stay_together():
    told = told_by_way([(["Trực tiếp"], ["Phí: 5.000 đồng", "Lệ phí: 8.000 đồng"]), (["Trực tuyến"], [FREE])])
    assert told == ("Trực tiếp: Phí: 5.000 đồng; Lệ phí: 8.000 đồng", f"Trực tuyến: {FREE}")


def test_a_way_that_says_different_things_explains_none_of_them():
    told = told_by_way([(["Trực tiếp"], ["5 ngày"]), (["Trực tiếp"], ["9 ngày"]), (["Trực tuyến"], ["5 ngày"])])
    assert told == ("5 ngày", "9 ngày")


def test_a_way_that_says_nothing_is_not_named():
    assert told_by_way([(["Trực tiếp"], [""]), (["Trực tuyến"], [])]) == ()
    assert told_by_way([(["Trực tiếp"], [""]), (["Trực tuyến"], [FREE])]) == (FREE,)
