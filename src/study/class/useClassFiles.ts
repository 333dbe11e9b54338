import type { GivenFile, GivenFiles } from '#base/useFileDrop'
import type { OpenedFile, Sorts } from '#class/model/classFiles'
import { computed, ref, shallowRef } from 'vue'
import { caseName, setById } from '#case/index'
import { readTextFile } from '#base/readTextFile'
import { MAX_FILE_SIZE, MAX_FILES, readClassFiles } from '#class/model/classFiles'

/** Of a folder, what can be a student's file; the rest is not ours to complain of. */
const isCandidate = ({ path, meant }: GivenFile): boolean => meant || (/\.(?:json|txt)$/i.test(path) && !/(?:^|\/)\.[^/]*$/.test(path))

async function opened({ file, path }: GivenFile): Promise<OpenedFile> {
  const read = file && await readTextFile(file, MAX_FILE_SIZE)
  return { name: path, size: file?.size ?? 0, ...read?.ok ? { text: read.text } : { text: null, fault: read?.fault } }
}

/** Files of students, in memory as long as the page is open; nothing of them is stored. Call in setup. */
export function useClassFiles() {
  const files = shallowRef<readonly OpenedFile[]>([])
  const reading = ref(false)
  /** Files beyond what is read at a time. */
  const over = ref(0)
  const countAgain = ref(false)
  const result = computed(() => readClassFiles(files.value, set => setById(set).cards, caseName))

  return {
    files,
    reading,
    over,
    result,
    /** Whether files with the same content count each. */
    countAgain,
    students: computed<readonly Sorts[]>(() => countAgain.value ? [...result.value.students, ...result.value.again] : result.value.students),
    async add(given: GivenFiles): Promise<void> {
      reading.value = true
      const wanted = (await given).filter(isCandidate)
      const room = Math.max(0, MAX_FILES - files.value.length)
      const more = await Promise.all(wanted.slice(0, room).map(opened))
      files.value = [...files.value, ...more]
      over.value += Math.max(0, wanted.length - room)
      reading.value = false
    },
    clear(): void {
      files.value = []
      over.value = 0
      countAgain.value = false
    },
  }
}
