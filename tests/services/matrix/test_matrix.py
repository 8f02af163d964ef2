import pytest

from bot.domain import actions
from bot.domain.actions import ONES_OWN, RULES, Action
from bot.domain.refusals import MembershipUnknown, NotAllowed, NotFound, Refusal
from bot.domain.standing import Standing
from storage.store import Store
from tests.services.matrix.call import MatrixCall, every_service
from tests.services.matrix.calls import UNDER
from tests.services.matrix.oneself import OF_ONESELF
from tests.services.matrix.scene import Scene
from tests.services.matrix.table import MAY, Kind

NOT_HERE = (
    "Only people in the server can do this. Discord says that you are not in it. "
    "My data and “I'm worried about someone” still work here."
)
EACH = [
    pytest.param(action, call, id=f"{action.name}-{call.service.__name__}")
    for action in UNDER
    for call in UNDER[action]
]


@pytest.fixture
async def scene(store: Store) -> Scene:
    scene = Scene(store)
    await scene.set()
    return scene


def whom_it_is_asked_about(monkeypatch: pytest.MonkeyPatch, action: Action) -> list[Standing]:
    """Have the rule of this action note whom it is asked about, and answer as it always does."""
    rule, about = RULES[action], []

    def noted(who: Standing) -> bool:
        about.append(who)
        return rule(who)

    monkeypatch.setitem(actions._REFUSALS, noted, actions._REFUSALS[rule])
    monkeypatch.setitem(RULES, action, noted)
    return about


@pytest.mark.parametrize(("action", "call"), EACH)
async def test_a_service_asks_its_rule_and_refuses_whoever_may_not_and_nobody_else(
    scene: Scene, action: Action, call: MatrixCall, monkeypatch: pytest.MonkeyPatch
) -> None:
    about = whom_it_is_asked_about(monkeypatch, action)
    outcomes = {kind: await scene.outcome(call, kind) for kind in Kind}
    assert len(about) >= len(MAY[action]), "it does not ask the rule of its action"
    assert all(one is None or isinstance(one, Refusal) for one in outcomes.values()), outcomes
    assert {kind for kind, one in outcomes.items() if not _may_not(action, one)} == MAY[action], outcomes


def _may_not(action: Action, outcome: Exception | None) -> bool:
    """Tell a refusal of whoever asks from one of what they ask for."""
    if isinstance(outcome, MembershipUnknown) or (isinstance(outcome, NotAllowed) and outcome.sentence == NOT_HERE):
        return True
    if action is Action.ANSWER_POLL:  # who is asked is fixed: a vote for others and none at all get the same answer
        return isinstance(outcome, NotFound)
    return isinstance(outcome, NotAllowed) and outcome.action is not None


@pytest.mark.parametrize("action", list(UNDER), ids=lambda action: action.name)
async def test_whoever_is_not_in_the_server_gets_the_same_answer_whoever_they_were(
    scene: Scene, action: Action
) -> None:
    """What is one's own is there for everybody; all else is refused before anything is looked up."""
    for call in UNDER[action]:
        gone = await scene.outcome(call, Kind.AWAY)
        unsure = await scene.outcome(call, Kind.UNSURE)
        if action in ONES_OWN:
            assert not isinstance(gone, NotAllowed)
            assert not isinstance(unsure, NotAllowed | MembershipUnknown)
        else:
            assert isinstance(gone, NotAllowed)
            assert (gone.sentence, gone.action) == (NOT_HERE, None), "it would be noted who pressed"
            assert isinstance(unsure, MembershipUnknown)


@pytest.mark.parametrize("action", list(UNDER), ids=lambda action: action.name)
async def test_whoever_may_can_do_it_indeed(scene: Scene, action: Action) -> None:
    done = {kind for kind in Kind for call in UNDER[action] if await scene.outcome(call, kind) is None}
    nothing_is_set_up = {Kind.ELSEWHERE}
    assert MAY[action] - nothing_is_set_up <= done <= MAY[action]


def test_every_action_has_a_rule_a_line_in_the_table_and_a_service() -> None:
    assert set(RULES) == set(MAY) == set(UNDER) == set(Action)
    assert all(UNDER.values())


def test_every_service_that_somebody_asks_for_stands_under_an_action() -> None:
    stands = {call.service for calls in UNDER.values() for call in calls}
    assert not stands & OF_ONESELF
    missing = every_service() - stands - OF_ONESELF
    assert sorted(f"{one.__module__}.{one.__name__}" for one in missing) == []
    assert stands | OF_ONESELF <= every_service()
