import torch

from training.curate import Descriptions, curate, describe_scenes, has_content, light_of, spread
from training.folding import fold
from training.scenes.classes import CLASSES, INDEX
from training.segmenter import Segmenter
from training.tests.small import small_generator


def shares(**named):
    values = torch.zeros(1, len(CLASSES))
    for name, value in named.items():
        values[0, INDEX[name]] = value
    return values


def test_fields_are_no_content_and_villages_are():
    field = shares(sky=0.5, grass=0.45, tree=0.05)
    house = shares(sky=0.3, grass=0.4, tree=0.1, plaster=0.1, roof=0.06, window=0.02, door=0.02)
    forest = shares(sky=0.3, grass=0.2, tree=0.3, conifer=0.1, bush=0.05, path=0.05)
    assert has_content(torch.cat([field, house, forest])).tolist() == [False, True, False]


def test_spreading_starts_in_the_middle_and_goes_to_the_ends():
    points = torch.tensor([[0.0], [4.0], [4.1], [5.0], [9.0], [9.0]])
    assert spread(points, 3) == [2, 4, 0]
    assert sorted(spread(points, 6)) == list(range(6))


def test_a_sky_is_day_warm_or_dim():
    light = torch.tensor(
        [[-0.2, 0.1, 0.6], [0.6, 0.2, 0.1], [-0.6, -0.6, -0.4], [-0.2, -0.4, -0.6]]
    )
    luminance = torch.tensor([0.1, 0.0, -0.25, -0.2])
    rest = torch.zeros(4, 1)
    scenes = Descriptions(rest, luminance, luminance, light, rest)
    assert light_of(scenes).tolist() == [0, 1, 2, 2]


def test_curating_gives_different_scenes_the_same_each_time():
    torch.manual_seed(0)
    segmenter = Segmenter(len(CLASSES)).eval()
    stages = fold(small_generator())
    first, second = (curate(stages, segmenter, 3, range(8), 4) for _ in range(2))
    assert first == second
    assert len(set(first)) == 3


def test_descriptions_are_shares_and_confidences():
    segmenter = Segmenter(len(CLASSES)).eval()
    found = describe_scenes(fold(small_generator()), segmenter, range(3))
    torch.testing.assert_close(found.shares.sum(1), torch.ones(3))
    assert found.shares.shape == (3, len(CLASSES))
    assert ((found.confidence > 0.05) & (found.confidence <= 1)).all()
    assert found.light.shape == (3, 3)
    assert found.features.shape == (3, 256)
