"""Questions written as data lead to a result, and what is wrong with them is found before anybody is asked."""

from hypothesis import given
from hypothesis import strategies as st

from preparing.eligibility.questionnaire import (
    Answer,
    Case,
    FaultKind,
    Outcome,
    Question,
    Questionnaire,
    Result,
    faults,
    structure_faults,
    walk,
)


def question(key, *leads):
    return Question(key=key, words=f"{key}?", answers=tuple(Answer(words=to, leads_to=to) for to in leads))


def result(key):
    return Result(key=key, outcome=Outcome.ENTITLED, title=key)


AGE = Questionnaire(
    questions=(question("tuoi", "duoi-75", "du-75"), question("duoi-75", "duoc", "khong")),
    results=(result("duoc"), result("khong"), result("du-75")),
    cases=(
        Case(name="Cụ 80 tuổi", answers=(2,), expected="du-75"),
        Case(name="Người 60 tuổi nghèo", answers=(1, 1), expected="duoc"),
        Case(name="Người 60 tuổi", answers=(1, 2), expected="khong"),
    ),
)


def with_questions(*questions, results=AGE.results, cases=()):
    return Questionnaire(questions=questions, results=results, cases=cases)


def kinds(questionnaire):
    return {fault.kind for fault in faults(questionnaire)}


class TestWalk:
    def test_it_begins_with_the_first_question(self):
        assert walk(AGE, {}).question.key == "tuoi"

    def test_answers_lead_to_a_result(self):
        end = walk(AGE, {"tuoi": 1, "duoi-75": 2})
        assert end.result.key == "khong"
        assert [one.answer.words for one in end.given] == ["duoi-75", "khong"]

    def test_an_answer_to_a_question_that_is_not_asked_is_passed_over(self):
        assert walk(AGE, {"tuoi": 2, "duoi-75": 1}).result.key == "du-75"

    def test_an_answer_that_there_is_not_asks_again(self):
        assert walk(AGE, {"tuoi": 7}).question.key == "tuoi"
        assert walk(AGE, {"tuoi": -1}).question.key == "tuoi"


class TestFaults:
    def test_a_sound_one_has_none(self):
        assert faults(AGE) == []

    def test_without_questions(self):
        assert kinds(with_questions()) == {FaultKind.NO_QUESTION}

    def test_two_of_one_key(self):
        assert FaultKind.SAME_KEY in kinds(with_questions(question("duoc", "duoc", "khong")))

    def test_one_answer_is_no_question(self):
        assert FaultKind.FEW_ANSWERS in kinds(with_questions(question("tuoi", "duoc")))

    def test_an_answer_that_leads_nowhere(self):
        assert FaultKind.LEADS_NOWHERE in kinds(with_questions(question("tuoi", "duoc", "xa-lac")))

    def test_a_circle(self):
        assert kinds(with_questions(question("a", "b", "duoc"), question("b", "a", "khong"))) == {FaultKind.NEVER_ENDS}

    def test_two_ways_to_one_question_are_no_circle(self):
        sound = with_questions(
            question("a", "b", "c"), question("b", "c", "duoc"), question("c", "khong", "du-75"), results=AGE.results
        )
        assert structure_faults(sound) == []

    def test_a_result_that_nobody_reaches(self):
        assert kinds(with_questions(question("tuoi", "duoc", "khong"))) == {FaultKind.NEVER_REACHED}

    def test_a_result_that_no_case_tries(self):
        assert kinds(Questionnaire(questions=AGE.questions, results=AGE.results, cases=AGE.cases[:2])) == {
            FaultKind.NO_CASE
        }

    def test_a_case_that_comes_out_otherwise(self):
        wrong = Case(name="Sai", answers=(1, 2), expected="duoc")
        (fault,) = faults(Questionnaire(questions=AGE.questions, results=AGE.results, cases=(*AGE.cases, wrong)))
        assert (fault.kind, fault.where, fault.found) == (FaultKind.CASE_ENDS_ELSEWHERE, "Sai", "khong")

    def test_a_case_with_too_few_or_too_many_answers(self):
        for answers in ((1,), (2, 1), (9,)):
            wrong = Case(name="Lệch", answers=answers, expected="duoc")
            found = faults(Questionnaire(questions=AGE.questions, results=AGE.results, cases=(*AGE.cases, wrong)))
            assert [fault.kind for fault in found] == [FaultKind.CASE_ENDS_EARLY]


KEYS = st.sampled_from(["a", "b", "c", "d", "x", "y"])


@given(
    st.lists(st.tuples(KEYS, st.lists(KEYS, max_size=3)), max_size=4),
    st.lists(KEYS, max_size=3),
    st.dictionaries(KEYS, st.integers(-2, 4)),
)
def test_whatever_passes_the_check_can_be_walked_to_an_end(given_questions, given_results, answers):
    made = with_questions(
        *(question(key, *leads) for key, leads in given_questions), results=tuple(map(result, given_results))
    )
    if structure_faults(made):
        return
    end = walk(made, answers)
    assert (end.question is None) != (end.result is None)
    first_answers = dict.fromkeys("abcdxy", 1)
    assert walk(made, first_answers).result is not None
