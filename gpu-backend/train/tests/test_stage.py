import contextlib
import dataclasses
import io
import tempfile
import unittest
from pathlib import Path

from train.stage import read_config


@dataclasses.dataclass(frozen=True)
class Config:
    data: tuple[str, ...]
    out: str
    rate: float = 1.0
    bf16: bool = True


class ReadConfig(unittest.TestCase):
    def setUp(self):
        self.folder = tempfile.TemporaryDirectory()
        self.addCleanup(self.folder.cleanup)
        self.recipe = Path(self.folder.name) / "recipe.yaml"

    def read(self, *arguments: str, recipe: str = "") -> Config:
        self.recipe.write_text(recipe or "stage: {data: [a, b], out: o}")
        with contextlib.redirect_stdout(io.StringIO()):
            return read_config(Config, "stage", None, ["--recipe", str(self.recipe), *arguments])

    def refusal(self, *arguments: str, recipe: str = "") -> str:
        errors = io.StringIO()
        with contextlib.redirect_stderr(errors), self.assertRaises(SystemExit) as stopped:
            self.read(*arguments, recipe=recipe)
        return errors.getvalue() + str(stopped.exception)

    def test_the_command_line_wins_over_the_recipe_and_the_recipe_over_the_default(self):
        self.assertEqual(self.read(), Config(data=("a", "b"), out="o"))
        recipe = "stage: {data: a, out: o, rate: 2, bf16: true}"
        config = self.read("--out", "p", "--no-bf16", "--data", "c", "d", recipe=recipe)
        self.assertEqual(config, Config(data=("c", "d"), out="p", rate=2, bf16=False))

    def test_another_section_can_be_named(self):
        recipe = "stage: {data: a, out: o}\nsecond: {data: b, out: q}"
        self.assertEqual(self.read("--section", "second", recipe=recipe).out, "q")
        self.assertIn("has no section third; it has stage, second", self.refusal("--section", "third", recipe=recipe))

    def test_an_unknown_or_missing_setting_is_named(self):
        self.assertIn("unknown settings ['speed']", self.refusal(recipe="stage: {data: a, out: o, speed: 1}"))
        self.assertIn("--out", self.refusal(recipe="stage: {data: a}"))


if __name__ == "__main__":
    unittest.main()
