import unittest

from train.checkpoint import chat_tokenizer
from train.conversation import encode

from . import tiny


class Encode(unittest.TestCase):
    def setUp(self):
        self.tokenizer = chat_tokenizer(tiny.tokenizer())

    def trained_text(self, messages: list[dict]) -> str:
        ids, is_answer = encode(self.tokenizer, messages)
        return self.tokenizer.decode([token for token, answer in zip(ids, is_answer, strict=True) if answer])

    def test_answers_and_their_end_marks_are_trained_and_nothing_else(self):
        messages = [
            {"role": "system", "content": "s"},
            {"role": "user", "content": "cost?"},
            {"role": "assistant", "content": "one"},
            {"role": "user", "content": "and"},
            {"role": "assistant", "content": "two"},
        ]
        self.assertEqual(self.trained_text(messages), "one<|im_end|>two<|im_end|>")

    def test_an_answer_of_weight_0_is_context(self):
        messages = [
            {"role": "user", "content": "a"},
            {"role": "assistant", "content": "one", "weight": 0},
            {"role": "user", "content": "b"},
            {"role": "assistant", "content": "two"},
        ]
        self.assertEqual(self.trained_text(messages), "two<|im_end|>")

    def test_the_template_adds_no_system_prompt(self):
        text = self.tokenizer.apply_chat_template([{"role": "user", "content": "a"}], tokenize=False)
        self.assertEqual(text, "<|im_start|>user\na<|im_end|>\n")

    def test_a_template_that_rewrites_earlier_turns_is_refused(self):
        self.tokenizer.chat_template = "{{ messages[-1].content }}"
        with self.assertRaises(ValueError):
            encode(self.tokenizer, [{"role": "user", "content": "a"}, {"role": "assistant", "content": "b"}])


if __name__ == "__main__":
    unittest.main()
