import contextlib
import io
import tempfile
import unittest
from pathlib import Path

import torch
from safetensors.torch import load_file

from train import snapshot
from train.answer_gradients import answer_hidden
from train.objectives import answer_logits, answer_loss
from train.packed import Packed
from train.tune import TuneConfig, tune

from . import tiny


class Tune(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = Path(folder.name)
        with contextlib.redirect_stdout(io.StringIO()):
            self.base = tiny.checkpoint(self.folder / "base")
            self.data = tiny.packed(self.folder / "packed", self.base)

    def tune(self, out: str, **more) -> Path:
        settings = {
            "tokens_total": 600,
            "batch_tokens": 120,
            "checkpoint_seconds": 1000,
            "log_steps": 2,
            "test_steps": 4,
            "learning_rate": 1e-3,
        }
        config = TuneConfig(data=str(self.data), out=str(self.folder / out), **{**settings, **more})
        with contextlib.redirect_stdout(io.StringIO()):
            tune("sft", config, str(self.base), lambda model: lambda batch: answer_loss(model, batch, config.gradient))
        return self.folder / out

    def test_a_run_that_is_stopped_and_resumed_is_the_same_run(self):
        straight = load_file(self.tune("straight") / "model.safetensors")
        for _ in range(20):
            stopped = self.tune("stopped", seconds_max=1e-9)
            if (stopped / "manifest.json").exists():
                break
        resumed = load_file(stopped / "model.safetensors")
        for name, values in straight.items():
            self.assertTrue(torch.equal(values, resumed[name]), name)

    def test_tuning_lowers_the_loss_and_leaves_what_is_frozen(self):
        out = self.tune("frozen", frozen_layers=1, train_embeddings=False, tokens_total=4000, learning_rate=5e-3)
        before, after = load_file(self.base / "model.safetensors"), load_file(out / "model.safetensors")
        changed = {name for name in before if not torch.equal(before[name], after[name])}
        self.assertTrue(all(".layers.1." in name or ".layers.2." in name or name == "model.norm.weight" for name in changed))
        self.assertIn("model.layers.2.mlp.up_proj.weight", changed)
        rows = [line for line in (out / "log.jsonl").read_text().splitlines() if "test_loss" in line]
        losses = [float(row.split('"test_loss": ')[1].split(",")[0]) for row in rows]
        self.assertLess(losses[-1], losses[0] - 0.3)

    def test_a_snapshot_of_a_stopped_run_has_its_masters(self):
        out = self.tune("short", seconds_max=1e-9)
        with contextlib.redirect_stdout(io.StringIO()):
            snapshot.main(snapshot.Config(run=str(out), out=str(self.folder / "snapshot")))
        kept = torch.load(out / "checkpoint.pt", weights_only=True)["updater"]["weights"]
        written = load_file(self.folder / "snapshot" / "model.safetensors")
        for name, values in kept.items():
            self.assertTrue(torch.equal(values, written[name]), name)


class AnswerGradients(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        with contextlib.redirect_stdout(io.StringIO()):
            base = tiny.checkpoint(Path(folder.name) / "base")
            data = tiny.packed(Path(folder.name) / "packed", base)
        self.model = tiny.model(tiny.tokenizer().get_vocab_size(), seed=3)
        self.batch = Packed(data, 300, seed=1).step(0)

    def test_the_forward_values_are_those_of_the_full_pass(self):
        full = answer_logits(self.model, self.batch)
        for frozen in (0, 2, 3):
            for layer in self.model.model.layers[:frozen]:
                layer.requires_grad_(False)
            torch.testing.assert_close(self.model.lm_head(answer_hidden(self.model, self.batch)), full, atol=1e-5, rtol=1e-4)

    def test_the_first_token_of_each_answer_is_known_and_can_count_more(self):
        self.assertEqual(int(self.batch.begins_answer.sum()), len(self.batch.ids))
        losses = torch.nn.functional.cross_entropy(answer_logits(self.model, self.batch), self.batch.targets, reduction="none")
        expected = (losses.sum() + 2 * losses[self.batch.begins_answer].sum()) / (len(losses) + 2 * len(self.batch.ids))
        torch.testing.assert_close(answer_loss(self.model, self.batch, first_token_weight=3.0), expected)

    def test_gradients_of_the_last_layers_feed_forward_are_those_of_the_full_pass(self):
        # No answer attends to another's output after the last layer's attention: here nothing is left out.
        gradients = []
        for gradient in ("all", "answers"):
            self.model.zero_grad()
            answer_loss(self.model, self.batch, gradient).backward()
            gradients.append(self.model.model.layers[-1].mlp.down_proj.weight.grad.clone())
        torch.testing.assert_close(*gradients, atol=1e-6, rtol=1e-4)


if __name__ == "__main__":
    unittest.main()
