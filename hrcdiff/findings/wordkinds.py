"""Kinds of words, told by tables and endings: as far as the rules on lists need to know them."""

from __future__ import annotations

import re

_VERBS = frozenset(
    "accelerate accept achieve acknowledge act address adopt advance align allocate allow apply appoint assess assist "
    "attain avoid bring build carry cease collect combat complete comply conduct confront consider continue "
    "contribute convene cooperate coordinate counter counteract create criminalize decide define deliver demolish "
    "demonstrate deny destroy deter determine develop devise disclose discharge discuss disseminate eliminate embrace "
    "empower enable encourage end endorse engage enhance enjoy ensure eradicate establish evaluate examine exercise "
    "expand expedite explore extend facilitate fight find follow formulate foster fulfil gather give guarantee guide "
    "harmonize help hold identify implement improve include incorporate increase inform initiate institute integrate "
    "intensify introduce invest investigate invite keep launch liaise maintain mainstream make mitigate mobilize "
    "monitor obtain operationalize organize overcome participate pay perform prepare preserve prevent prioritize "
    "prohibit promote propose prosecute protect provide publish pursue raise ratify realize receive recognize "
    "recommend reconsider recover reduce refrain regulate reinforce release remain remove renew repeal resolve respect "
    "respond restore review revise safeguard satisfy secure seek serve set share solve sow step strengthen strive "
    "submit supply sustain tackle take train treat undertake update uphold urge use utilize".split()
)
_VERBS_AND_NOUNS = frozenset(
    "act address advance conduct end exercise fight guarantee guide help increase release respect review set share "
    "step supply train treat update use".split()
)
_ADJECTIVE = re.compile(
    r"[\w-]{2,}(?:al|ive|able|ible|ful|less|ous|ic|ar|ary|ory|ate|ed|ile|(?<!m)ent|ant|based|related|sensitive)$",
    re.IGNORECASE,
)
_ADJECTIVES = frozenset(
    "safe equal full fair free public open sure high low rich poor rural urban north-south south-south adult old young "
    "new early forced humane secure robust strict severe civil direct indirect prompt thorough timely sound diverse "
    "complete concrete just large small-scale long-term short-term first second third fourth fifth sixth seventh "
    "eighth ninth tenth non-tariff women-led quality clear strong artisanal private clean small tall long short deep "
    "wide great main whole calm peaceful harmonious mutual".split()
)
_NOUNS = frozenset(
    "approval refusal removal proposal withdrawal denial individual potential capital principal journal initiative "
    "alternative objective directive executive music traffic topic academic library summary judiciary territory "
    "history factory climate debate mandate candidate need seed speed seminar calendar parent student agent event "
    "accent client patient descent consent content extent talent victim immigrant migrant participant inhabitant grant "
    "plant appeal renewal disposal arrival survival festival manual referral mineral hospital trial deal meal goal "
    "animal secretariat republic pandemic epidemic clinic logic public bed shed weed crime dialogue hatred hundred "
    "certificate rate state estate chocolate senate advocate".split()
)
"""Nouns that end as adjectives do."""
_ACTIONS = frozenset(
    "housing training funding farming planning trafficking well-being wellbeing financing fishing learning monitoring "
    "reporting mainstreaming building policing sentencing briefing meeting counselling understanding schooling "
    "smuggling profiling laundering nursing parenting bullying stalking grooming targeting killing maiming".split()
)
"""Nouns in *-ing*."""
_NOT_ADVERBS = frozenset("family assembly supply anomaly monopoly july italy elderly early orderly timely".split())


def verb(word: str) -> bool:
    """Whether a word is the base form of a verb."""
    return word.lower() in _VERBS


def verb_only(word: str) -> bool:
    """Whether it is no noun as well."""
    return word.lower() in _VERBS - _VERBS_AND_NOUNS


def adjective(word: str) -> bool:
    """Whether a word is likely to be an adjective or participle before its noun."""
    lower = word.lower()
    return lower in _ADJECTIVES or (lower not in _NOUNS and _ADJECTIVE.fullmatch(word) is not None)


def adverb(word: str) -> bool:
    """Whether a word is likely to be an adverb in *-ly*."""
    return word.lower().endswith("ly") and word.lower() not in _NOT_ADVERBS


def gerund(word: str) -> bool:
    """Whether a word is likely to be a verb in *-ing*."""
    lower = word.lower()
    noun = lower in _ACTIONS or "-" in lower or lower.endswith("building")
    return lower.endswith("ing") and len(lower) > len("being") and not noun
