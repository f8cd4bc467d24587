import { useEffect, useState } from 'preact/hooks'
import type { KeyView } from '../../access/routes/responses.ts'
import { call } from '../admin-api.ts'
import { mount } from '../mount.tsx'
import { PageHeader } from '../page-header.tsx'
import { Skeleton } from '../states.tsx'
import { Problem, Tabs } from '../tabs.tsx'
import { useKey } from '../use-key.ts'
import { KeyEditor } from './key-editor.tsx'
import { KeyTable } from './key-table.tsx'
import { Usage } from './usage.tsx'

const tabs = ['Keys', 'Usage'] as const

/** A tenant's keys: make, limit, renew and take back; and what each has used. */
function Keys() {
  const [apiKey, setApiKey] = useKey('operator')
  const [tab, setTab] = useState<(typeof tabs)[number]>('Keys')
  const [keys, setKeys] = useState<readonly KeyView[] | null>(null)
  const [problem, setProblem] = useState<string | null>(null)
  /** `new`, or the id of one that is there. */
  const [edited, setEdited] = useState<string | null>(null)
  const load = async () => {
    try {
      setKeys((await call<{ data: KeyView[] }>({ apiKey }, 'keys')).data)
      setProblem(null)
    } catch (error) {
      setKeys(null)
      setProblem(error instanceof Error ? error.message : 'The keys could not be read.')
    }
  }
  useEffect(() => {
    if (apiKey) void load()
  }, [apiKey])

  return (
    <>
      <PageHeader
        title="Keys"
        hint="Who may call the API, from where, and how much; and what each key has used."
        label="Operator key"
        apiKey={apiKey}
        onKey={setApiKey}
      />
      <Problem text={apiKey ? problem : 'Type an operator key to see the keys of its shop.'} />
      <Tabs names={tabs} current={tab} onChoose={setTab} />
      <main class="single">
        {tab === 'Keys' && edited !== null && (
          <KeyEditor
            apiKey={apiKey}
            stored={keys?.find(({ id }) => id === edited) ?? null}
            onDone={() => {
              setEdited(null)
              void load()
            }}
          />
        )}
        {tab === 'Keys' && edited === null && keys === null && !problem && apiKey && <Skeleton lines={5} />}
        {tab === 'Keys' && edited === null && keys && (
          <KeyTable apiKey={apiKey} keys={keys} onEdit={setEdited} onChanged={load} />
        )}
        {tab === 'Usage' && <Usage apiKey={apiKey} keys={keys ?? []} />}
      </main>
    </>
  )
}

mount(<Keys />)
