import contextlib
import io
import json
import tempfile
import unittest
from pathlib import Path

import torch
from safetensors.torch import load_file
from tokenizers import Tokenizer

from train import export, export_hf, from_gguf, prune_vocabulary

from . import tiny


def tokenizer_of(folder: Path) -> Tokenizer:
    return Tokenizer.from_file(str(folder / "tokenizer.json"))


class Files(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = Path(folder.name)
        quiet = contextlib.redirect_stdout(io.StringIO())
        quiet.__enter__()
        self.addCleanup(quiet.__exit__, None, None, None)
        self.base = tiny.checkpoint(self.folder / "base")

    def test_a_llama_checkpoint_comes_back_from_gguf_as_it_was(self):
        export.main(export.Config(model=str(self.base), out=str(self.folder / "model.gguf"), type="f16"))
        self.assertTrue((self.folder / "model.manifest.json").exists())
        from_gguf.main(from_gguf.Config(model=str(self.folder / "model.gguf"), out=str(self.folder / "again")))
        before, after = load_file(self.base / "model.safetensors"), load_file(self.folder / "again" / "model.safetensors")
        self.assertEqual(before.keys(), after.keys())
        for name, values in before.items():
            torch.testing.assert_close(values, after[name], atol=1e-4, rtol=1e-3)
        ids = [tokenizer_of(folder).encode("cost 45 abc").ids for folder in (self.base, self.folder / "again")]
        self.assertEqual(*ids)

    def test_every_checkpoint_gives_rope_theta_at_the_top(self):
        export_hf.main(export_hf.Config(model=str(self.base), out=str(self.folder / "hf")))
        for folder in (self.base, self.folder / "hf"):
            self.assertEqual(json.loads((folder / "config.json").read_text())["rope_theta"], 10_000.0)

    def test_a_cut_vocabulary_writes_every_text_and_cuts_texts_of_kept_pieces_as_before(self):
        data = self.folder / "data.jsonl"
        data.write_text(json.dumps({"messages": [{"role": "user", "content": "cost cost cost"}]}) + "\n")
        cut = self.folder / "cut"
        pieces = tiny.tokenizer().get_vocab_size() - 1
        settings = {"pieces": pieces, "first_pieces": 0, "letters": ""}
        prune_vocabulary.main(prune_vocabulary.Config(model=str(self.base), data=(str(data),), out=str(cut), **settings))
        old, new = tokenizer_of(self.base), tokenizer_of(cut)
        self.assertIsNone(new.token_to_id("ab"))
        self.assertEqual(new.encode("<|im_end|> cost 7").tokens, old.encode("<|im_end|> cost 7").tokens)
        self.assertEqual(new.decode(new.encode("abc ü €").ids), "abc ü €")
        before, after = (load_file(folder / "model.safetensors")["model.embed_tokens.weight"] for folder in (self.base, cut))
        self.assertTrue(torch.equal(before[old.token_to_id("cost")], after[new.token_to_id("cost")]))


if __name__ == "__main__":
    unittest.main()
