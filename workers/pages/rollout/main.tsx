import { useState } from 'preact/hooks'
import { mount } from '../mount.tsx'
import { PageHeader } from '../page-header.tsx'
import { Skeleton } from '../states.tsx'
import { Problem, Tabs } from '../tabs.tsx'
import { useKey } from '../use-key.ts'
import { Document } from './document.tsx'
import { History } from './history.tsx'
import { Live } from './live.tsx'
import { Trends } from './trends.tsx'
import { useStatus } from './use-status.ts'

const tabs = ['Live', 'Over time', 'History', 'Document'] as const
type Tab = (typeof tabs)[number]

/** The operators' page; everything here goes by the admin API with the key typed in. */
function Rollout() {
  const [apiKey, setApiKey] = useKey('operator')
  const [tab, setTab] = useState<Tab>('Live')
  const { status, problem, look } = useStatus(apiKey)

  return (
    <>
      <PageHeader
        title="Rollouts"
        label="Platform key"
        apiKey={apiKey}
        onKey={setApiKey}
        hint="Which model answers where, how it fares, and every change with its reason."
      />
      <Problem text={apiKey ? problem : 'Type a key with the scope platform to see what serves where.'} />
      <Tabs names={tabs} current={tab} onChoose={setTab} />
      <main class="single">
        {status && tab === 'Live' && <Live apiKey={apiKey} status={status} onChanged={look} />}
        {tab === 'Over time' && apiKey && <Trends apiKey={apiKey} />}
        {!status && !problem && apiKey && tab === 'Live' && <Skeleton />}
        {status && tab === 'History' && <History apiKey={apiKey} status={status} />}
        {tab === 'Document' && <Document apiKey={apiKey} onChanged={look} />}
      </main>
    </>
  )
}

mount(<Rollout />)
