import type { JsonObject } from '../../json-object.ts'
import { saysSomething } from '../read-source.ts'
import type { Report } from '../report.ts'

/** Where things stood and how they looked. */
const LAYOUT = `customClass labelPosition labelWidth labelMargin hideLabel width offset push pull currentWidth size theme block
  leftIcon rightIcon shortcut inline optionsLabelPosition collapsible collapsed breadcrumb rows autoExpand modalEdit
  displayAsTable scoreboard striped bordered hover condensed cellAlignment tableView dataGridLabel labelAlignment
  optionsLabelWidth verticalLayout alwaysEnabled hideOnChildrenHidden showWordCount showCharCount editor isUploadEnabled
  attributes overlay tabindex autofocus footer headerTemplate templates rowDrafts addAnotherPosition reorder numRows
  numCols header caption style`

/** How the builder and its server went about it, which is this house's own business here. */
const MACHINERY = `type key label title legend input id persistent protected dbIndex unique encrypted clearOnHide clearOnRefresh redrawOn
  refreshOn dataGridLabel allowMultipleMasks spellcheck autocomplete mask inputType inputFormat validateOn validateWhenHidden
  idPath lazyLoad selectThreshold searchEnabled searchField minSearch readOnlyValue useExactSearch searchThreshold
  uniqueOptions limit sort filter selectFields valueProperty template widget indexeddb ignoreCache disableLimit
  delimiter requireDecimal thousandsSeparator decimalSymbol addResource reference submissionAccess fieldSet path
  enableManualMode switchToManualModeLabel hideInputLabels defaultOpen addAnother addRow removeRow saveRow keyLabel
  disableAddingRemovingRows removePlaceholder inlineEdit openWhenEmpty disableOnInvalid storage dir url options fileNameTemplate
  webcam webcamSize privateDownload imageSize image customConditional customClassName isNew originalComponent parent tree
  datepickerMode format dayFirst fields hideInputLabel inputs numericInput locale useLocaleSettings minDate maxDate timezone
  displayInTimezone customOptions shortcutButtons datePicker timePicker enableDate enableTime defaultDate authenticate
  errorLabel errors lockKey navAttribute tags admin calculateServer allowCalculateOverride tooltip truncateMultipleSpaces
  applyMaskOn case inputMasks dataType properties version scrollToTop fixDate enableMinDateInput enableMaxDateInput
  buttonSettings saveOnEnter breadcrumbClickable allowPrevious provider providerOptions manualModeViewString disableClearIcon
  minYear maxYear simple data dataSrc values questions components columns rows defaultValue placeholder description
  prefix suffix multiple disabled hidden validate conditional logic calculateValue customDefaultValue inputMask filePattern
  fileMinSize fileMaxSize minLength maxLength currency decimalLimit content html tag action state event custom
  revisions keyBeforeKey disableBuilderActions suffixIcon prefixIcon nextPage form dot name value valueComponent
  dataSourceType maxTags storeas`

const layout = new Set(LAYOUT.split(/\s+/))
const machinery = new Set(MACHINERY.split(/\s+/))

/** Says which settings of a component stay behind: those of layout, and those that nobody here knows. */
export function reportSettings(component: JsonObject, pointer: string, title: string, report: Report): void {
  const said = Object.keys(component).filter((key) => saysSomething(component[key]))
  const left = said.filter((key) => layout.has(key) && key !== 'tableView' && key !== 'dataGridLabel')
  const unknown = said.filter((key) => !layout.has(key) && !machinery.has(key))
  const looks = left.filter(
    (key) => !(key === 'size' && component.size === 'md') && !(key === 'theme' && component.theme === 'primary'),
  )
  if (looks.length > 0) report.say('layout', pointer, title, { names: looks.join(', ') })
  if (unknown.length > 0) report.say('setting-refused', pointer, title, { names: unknown.join(', ').slice(0, 300) })
}
