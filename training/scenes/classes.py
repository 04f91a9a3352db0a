"""The concepts that a scene is painted with."""

from dataclasses import dataclass
from typing import Literal

Group = Literal["material", "part", "object"]


@dataclass(frozen=True)
class SceneClass:
    """One concept: its display colour and whether it is stuff, a thing, or a part of a thing."""

    id: str
    color: str
    group: Group


CLASSES = (
    SceneClass("sky", "#7db7e8", "material"),
    SceneClass("cloud", "#e6eef5", "object"),
    SceneClass("sun", "#f7d64a", "object"),
    SceneClass("mountain", "#7d8ba6", "object"),
    SceneClass("grass", "#6fae4a", "material"),
    SceneClass("snow", "#c9dcf0", "material"),
    SceneClass("path", "#d1b98a", "material"),
    SceneClass("water", "#2f7fb8", "material"),
    SceneClass("tree", "#2f7d32", "object"),
    SceneClass("conifer", "#1d5c4a", "object"),
    SceneClass("bush", "#8fbf3f", "object"),
    SceneClass("fence", "#a9814f", "object"),
    SceneClass("plaster", "#efd9b4", "material"),
    SceneClass("brick", "#b5523b", "material"),
    SceneClass("stone", "#9a958c", "material"),
    SceneClass("roof", "#7a2e2e", "part"),
    SceneClass("dome", "#c79a2e", "part"),
    SceneClass("door", "#8e44ad", "part"),
    SceneClass("window", "#1f3f77", "part"),
)
INDEX = {entry.id: index for index, entry in enumerate(CLASSES)}
