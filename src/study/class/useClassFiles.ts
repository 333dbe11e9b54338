import type { OpenedFile, Sorts } from '../../domain/classFiles'
import { computed, ref, shallowRef } from 'vue'
import { setById } from '../../content'
import { MAX_FILE_SIZE, MAX_FILES, readClassFiles } from '../../domain/classFiles'

/** Of a folder, what can be a student's file; the rest is not ours to complain of. */
const isCandidate = ({ name }: File): boolean => /\.(?:json|txt)$/i.test(name) && !name.startsWith('.')

async function opened(file: File): Promise<OpenedFile> {
  // Not read at all when it is too large: a film must not fill the memory.
  const text = file.size > MAX_FILE_SIZE ? null : await file.text().catch(() => null)
  return { name: file.webkitRelativePath || file.name, text, size: file.size }
}

/** Files of students, in memory as long as the page is open; nothing of them is stored. Call in setup. */
export function useClassFiles() {
  const files = shallowRef<readonly OpenedFile[]>([])
  const reading = ref(false)
  /** Files beyond what is read at a time. */
  const over = ref(0)
  const countAgain = ref(false)
  const result = computed(() => readClassFiles(files.value, set => setById(set).cards))

  return {
    files,
    reading,
    over,
    result,
    /** Whether files with the same content count each. */
    countAgain,
    students: computed<readonly Sorts[]>(() => countAgain.value ? [...result.value.students, ...result.value.again] : result.value.students),
    /** `all`: chosen one by one, so that each is answered for; not: whatever lay in a folder. */
    async add(chosen: readonly File[], all: boolean): Promise<void> {
      const wanted = all ? chosen : chosen.filter(isCandidate)
      const room = Math.max(0, MAX_FILES - files.value.length)
      reading.value = true
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
