"""A second small text, and sentences that stand in no text here: some near its subject or the shipped article's."""

from __future__ import annotations

RIVER = """---
title: What the river was for
dek: A town that hid its water wants it back, and must first agree on what it lost
author: Ada Lindqvist
author_bio: Ada Lindqvist is a retired surveyor; she lives two streets from the Alder.
outlet: The Alder Valley Post
kind: essay
published: 2011-05-14
image: {caption: The covered quay at low water in March., credit: J. Okafor / Valley Post}
---

## The covered quay

For ninety years nobody in our town has seen the Alder, although all of us have heard it. It runs beneath the market
in a tunnel of 1,140 bricks a yard, and on wet nights the drains "sing", as my grandmother used to say.

The council covered it in 1921. It did so, the minutes tell us, “to remove a nuisance and to gain a street”, and
nobody who had lived beside the tanneries thought the price too high. Mayor Hobbs called the river “a sewer with a
poetical name”; his successor, Mrs. Pell, said that it would never be missed.

They were not fools, and they were not wrong about the smell. What they could not know is that a town without water
forgets how it is put together: why the high street bends, why the church stands on its hill, why the bridges in our
songs lead from one pavement to another.

## What is proposed

Now the council wants to lift the lid. The plan, which was published in March, would open 400 yards of the Alder
between the mill and the old quay, at a cost of 12 million crowns, if the railway company pays its third.

I am for it, but only if three things are settled first. The tunnel must be surveyed by somebody who is not paid by
the builder. The people of Quay Street, who would lose their shops for at least two years, must be asked before the
drawings are finished rather than after. And unless the upper valley stops straightening its brooks, we shall open a
river that is dry in August and in the cellars by November.

> Water is patient. It takes back what was lent.

The engineers assure us that the flood gates will hold. Perhaps they will. Without a second gate at the mill, however,
one fallen tree would be enough to prove them wrong — and the trees along the upper Alder have not been cut since 1987.

::: pull-quote
The tunnel must be surveyed by somebody who is not in the builder’s pay.
:::

## Why bother

Because a river is more than its water, my neighbours say; because children should have somewhere to fall in. Dr. Amin,
who has counted the bats of the tunnel for eleven winters, reportedly fears that the light will drive them out.[^bats]

None of these reasons is worth 12 million crowns by itself. Together they are worth a good deal more, provided that we
remember which of them we chose. I have measured this valley for 34 years, and I have never yet seen a wall that did
what it was told.

Let them dig, then; but let them dig slowly, and let them keep the bricks.

[^bats]: The count of last winter was 212, the lowest since it began.
"""

RIVER_COMPANION = """
quotes:
  - {id: sewer, text: a sewer with a poetical name, speaker: Mayor Hobbs, cut: true}
reported:
  - {text: that it would never be missed, speaker: Mrs. Pell}
  - {text: fears that the light will drive them out, speaker: Dr. Amin}
people:
  - {id: hobbs, name: Mayor Hobbs, aliases: [Hobbs], who: A mayor., cites: [2]}
  - {id: amin, name: Dr. Amin, aliases: [Amin], who: Counts bats., cites: [7]}
"""

FOREIGN = """
The United States should never have agreed to sit down with Pyongyang before the missiles were gone.
President Trump has always believed that he alone can strike a bargain with Kim Jong Un.
Diplomacy with North Korea has failed under three presidents, and it will fail under this one.
A summit without preparation is a gift to the regime in North Korea.
South Korea and Japan were told about the meeting only after it had been announced to reporters.
Secretary Tillerson was in Africa when he learned that the president had accepted the invitation.
The sanctions are working, and Kim Jong Un came to the table because he had no other choice.
No American president has ever met a leader of North Korea while in office.
The North Korean nuclear program is far more advanced than it was ten years ago.
If the talks break down, the risk of war on the peninsula will be greater than before.
Critics say that the White House has no strategy for dealing with the North Korean threat.
The State Department still has no ambassador in Seoul and nobody in charge of Asia.
Kim wants to be recognized as the leader of a nuclear power, and a photo with Trump gives him just that.
We should welcome any chance to reduce tensions, however small it may be.
Trump tweeted that his nuclear button is much bigger and more powerful than the one on Kim's desk.
China has more influence over North Korea than any other country in the world.
The president should listen to his generals before he makes any promise about troops.
A freeze of all nuclear and missile tests would be a good first step towards a deal.
Madeleine Albright traveled to Pyongyang in 2000 and met Kim's father there.
It is hard to see how the administration can get the North Koreans to give up their weapons.
The meeting between the two leaders may never happen at all.
Moon Jae-in deserves most of the credit for bringing the two sides together.
There is no military option that would not put millions of people in Seoul in danger.
What matters is whether the deal can be verified by inspectors on the ground.
Nobody in Washington believes that the North will hand over its bombs within a year.
Opening the river would cost the council more than it has spent on schools since the war.
The tunnel under the market was built by men who were paid by the yard and not by the day.
The mayor said yesterday that the railway company had not yet answered her letter.
Our town should plant trees along the quay before it talks about digging up the street.
Bats are known to move into new tunnels within two or three winters if they are left alone.
The flood of 1953 reached the steps of the church and drowned eleven horses.
Every town that has uncovered its river has found that the shops did better afterwards.
The engineers have promised that the new gates will be tested every spring.
I walked along the upper Alder last August, and there was hardly any water in it.
The quick brown fox jumps over the lazy dog while the farmer looks for his spectacles.
To make a good soup, fry the onions slowly and do not be afraid of salt.
My sister has bought a bicycle with eleven gears, of which she uses two.
The committee will meet on Tuesday at noon in the small hall behind the library.
Photosynthesis turns light into sugar, and nearly everything we eat begins with it.
Please remember to water the plants and to feed the cat while we are away.
He scored twice in the second half, but the goalkeeper was the best player on the field.
The software update failed because the disk was full, so we had to start again from the beginning.
It was raining when the train arrived, and nobody was waiting on the platform.
She closed the book, looked out of the window and decided to write the letter after all.
""".strip().split("\n")
