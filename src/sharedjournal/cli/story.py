# SPDX-License-Identifier: GPL-3.0-or-later
"""The words of the demo: two invented people, what they keep to themselves and what they share.

Nothing here is about anyone. It knows no vault and no form's rules; `demo` acts it out.
"""

from __future__ import annotations

PASSPHRASES = {"Maya": "a lamp in the shop window", "Sam": "folded along the same crease"}

MAYA_PRIVATE = (
    "Not for anyone yet",
    "I read the job advert again on the bus, as if it could have changed since lunch. Four "
    "hundred kilometres. I don't know whether I want it, or only want to have been asked. I am "
    "not ready to see that thought on someone else's face.",
)
SAM_PRIVATE = (
    "The dishwasher",
    "I was short with Maya about the dishwasher, and it was not about the dishwasher. I will "
    "say so. First I want to find out what it was about.",
)

SAM_WHOLE = (
    "Thursday",
    "Dad's scan is on Thursday at ten. He asked me not to come, and I said that was fine. It isn't"
    " fine. What I keep seeing is how he folded the letter back into its envelope, along the same"
    " crease, twice. When I barked about the dishwasher it was this. You don't have to fix it. I"
    " would just like someone to know what Thursday is.",
)
MAYA_LONG = (
    "The long way home",
    "We took the long way along the canal because the lamp did not fit into the tram.\n\nIn the "
    "window of the closed pharmacy I saw the two of us carrying it between us like something "
    "alive, and I thought: I would choose this again, lamp and all.\n\nI nearly told him about "
    "the advert then. I am glad that I didn't; it was a good hour and it was allowed to be only "
    "that.",
)
MAYA_PASSAGE = (
    "In the window of the closed pharmacy I saw the two of us carrying it between us like something"
    " alive, and I thought: I would choose this again, lamp and all."
)
MAYA_HASTY = (
    "Sunday, midnight",
    "You could have asked me before you said yes to your brother. You always do this.",
)

REPLY = (
    "I thought that you were looking whether the shade hung straight. I would have stood still for"
    " longer. What stays with me is the lamp and all."
)
SAID_BACK = (
    "What I heard is that Thursday frightens you, and that you said yes to staying away because he"
    " asked, not because you wanted to. And that the dishwasher was Thursday, too."
)
NEARLY = (
    "Yes, all of that. What was missing is that I am angry with him for being so polite about "
    "it. He thanked me for understanding. I don't want to be thanked."
)
SAID_BACK_AGAIN = (
    "Then I hear this as well: he is being brave at you, and it leaves you outside the door "
    "with your thanks in your hand. You are frightened and cross, and you love him."
)

QUESTION = "What small thing do I do that you would miss?"
MAYA_ANSWER = (
    "You warm the cup before you pour my tea. You think that I don't notice because I am still "
    "asleep with my eyes open. It is the first kind thing that happens to me every day."
)
SAM_ANSWER = (
    "When you come home you say the cat's name before mine, and then you say mine in quite another"
    " voice. I listen for the second one from the kitchen."
)
