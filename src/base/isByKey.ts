/** Whether a click was made by a key, or by a screen reader: the browser counts the presses of a pointer only. */
export const isByKey = (click: MouseEvent): boolean => click.detail === 0
