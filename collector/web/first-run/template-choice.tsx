import { useWords } from '../page.ts';
import { type Template, templates } from './first-promise.ts';

interface TemplateChoiceProps {
  readonly chosen: Template['name'];
  /** Without one nothing can go by business hours. */
  readonly hasCalendar: boolean;
  choose(name: Template['name']): void;
}

/** What is promised, in words. */
export function TemplateChoice({ chosen, hasCalendar, choose }: TemplateChoiceProps) {
  const { t } = useWords();
  return (
    <fieldset>
      <legend>{t('welcome.service.template')}</legend>
      <div className="welcome-templates">
        {templates.map(({ name, isOfficeHours }) => {
          const isOff = isOfficeHours && !hasCalendar;
          return (
            <label key={name} className="welcome-template">
              <input
                type="radio"
                name="template"
                checked={chosen === name}
                disabled={isOff}
                onChange={() => choose(name)}
              />
              <span>
                <b>{t(`welcome.template.${name}`)}</b>
                <small>{t(isOff ? 'welcome.template.no-calendar' : `welcome.template.${name}.text`)}</small>
              </span>
            </label>
          );
        })}
      </div>
    </fieldset>
  );
}
