"""The one place that knows how simcord works inside.

Everything else in the project uses simcord's public names, or what stands here. Each private use has a
contract test in tests/offline/simulation, so that a new release breaks there and nowhere else.
"""

from bot.offline.simulation.force import Force
from bot.offline.simulation.running import CREATED, BotFactory, Simulation
from bot.offline.simulation.sight import Person, Sight, Sighting

__all__ = ["CREATED", "BotFactory", "Force", "Person", "Sight", "Sighting", "Simulation"]
