/** Vietnamese words of the browser shell and its parts. */
export default {
  appName: 'Khuyến công',
}
