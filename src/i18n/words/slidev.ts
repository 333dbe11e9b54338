import type { LocalText } from '../../../build/content/schema'
import { message } from '../message'

/** Names of Slidev's own buttons, by what Slidev calls them. */
export const slidevWords: Record<string, LocalText> = {
  'Enter fullscreen': message('全屏', 'Full screen'),
  'Close fullscreen': message('退出全屏', 'Leave full screen'),
  'Go to previous slide': message('上一步', 'Back'),
  'Go to next slide': message('下一步', 'Next'),
  'Show slide overview': message('总览', 'Overview'),
  'Switch to light mode theme': message('浅色', 'Light'),
  'Switch to dark mode theme': message('深色', 'Dark'),
  'Show presenter cursor': message('在投影上显示鼠标', 'Show the pointer on the wall'),
  'Hide presenter cursor': message('不在投影上显示鼠标', 'Hide the pointer from the wall'),
  'Enable laser pointer': message('打开激光笔', 'Laser pointer on'),
  'Disable laser pointer': message('关掉激光笔', 'Laser pointer off'),
  'Play Mode': message('换成投影的画面', 'As on the wall'),
  'Presenter Mode': message('讲者屏', 'Presenter view'),
  'Show info': message('关于', 'About'),
  'Change sync settings': message('窗口同步', 'Windows in step'),
  'More Options': message('更多设置', 'More settings'),
  'Toggle Presenter Layout': message('换一种布局', 'Another layout'),
}
