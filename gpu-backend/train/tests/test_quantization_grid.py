import unittest

import gguf
import numpy as np
import torch

from train.quantization_grid import on_grid, rounding

KINDS = {"q4_0": gguf.GGMLQuantizationType.Q4_0, "q5_0": gguf.GGMLQuantizationType.Q5_0}


class OnGrid(unittest.TestCase):
    def test_the_values_are_those_that_the_exported_file_holds(self):
        weights = torch.randn(64, 96, generator=torch.Generator().manual_seed(1))
        weights[0, :32] = 0
        for kind, stored in KINDS.items():
            exported = gguf.quants.dequantize(gguf.quants.quantize(weights.numpy(), stored), stored)
            np.testing.assert_array_equal(on_grid(weights, kind).numpy(), exported)

    def test_only_matrices_of_layers_are_rounded(self):
        weights = torch.randn(4, 32)
        self.assertIs(rounding("q4_0")("model.embed_tokens.weight", weights), weights)
        self.assertIs(rounding("")("model.layers.0.mlp.up_proj.weight", weights), weights)
        self.assertIsNot(rounding("q4_0")("model.layers.0.mlp.up_proj.weight", weights), weights)
        with self.assertRaises(SystemExit):
            rounding("q4_1")


if __name__ == "__main__":
    unittest.main()
