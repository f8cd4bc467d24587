interface CodeBlockProps {
  readonly label: string
  readonly text: string
  readonly testId?: string
}

/** Text as it is, in a frame that scrolls and so can be reached by keyboard (WCAG 2.1.1). */
export const CodeBlock = ({ label, text, testId }: CodeBlockProps) => (
  // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
  <section class="code" tabIndex={0} aria-label={label} data-testid={testId}>
    <pre>{text}</pre>
  </section>
)
