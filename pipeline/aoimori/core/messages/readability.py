"""Words about what breaks the rules for machine-readable data (core.readability), rule by rule.

The hint is what to do in Excel about this very finding; why it matters is said by the rule.
"""

from aoimori.core.messages.readability1 import READABILITY_1
from aoimori.core.messages.readability2 import READABILITY_2
from aoimori.core.messages.readability3 import READABILITY_3

READABILITY_WORDS = {**READABILITY_1, **READABILITY_2, **READABILITY_3}
