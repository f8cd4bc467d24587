interface FileActionsProps {
  readonly isDisabled: boolean
  readonly onBack: () => void
}

/** The end of a form about a file: go on with it, or take another. */
export function FileActions({ isDisabled, onBack }: FileActionsProps) {
  return (
    <div class="actions">
      <button type="submit" class="primary" disabled={isDisabled}>
        Read the file
      </button>
      <button type="button" onClick={onBack}>
        Another file
      </button>
    </div>
  )
}
