package org.zhengcheng.casework.entry;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.zhengcheng.form.Choices;
import org.zhengcheng.form.Input;
import org.zhengcheng.ledger.Sha256;

/**
 * What a person sends to take a step.
 *
 * @param operation the key made when the form was rendered
 * @param caseVersion the state of the case the person saw
 * @param place the task, or the id of an act on the whole case
 * @param outcome how the step ends
 * @param reason why; null if none was written
 * @param input the form's inputs as typed
 */
public record Submission(
        UUID operation, UUID caseId, int caseVersion, String place, String outcome, String reason, Input input) {

    /** The same submission with a reason. */
    public Submission withReason(String written) {
        return new Submission(operation, caseId, caseVersion, place, outcome, written, input);
    }

    /** Every input the form sent, for a page that sends it on. */
    public Map<String, List<String>> inputs() {
        Map<String, List<String>> sent = new TreeMap<>();
        input.names().forEach(name -> sent.put(name, input.all(name)));
        sent.keySet().removeAll(Set.of(StepForm.REASON, StepForm.CONFIRMED, "_csrf"));
        return sent;
    }

    /**
     * The same request has the same fingerprint, whatever the order of its inputs and in whatever session it is repeated:
     * what belongs to the page and not to the form, such as the token against forgery, is left out.
     */
    public String sha256() {
        Map<String, Object> sorted = new TreeMap<>();
        for (String name : input.names()) {
            if (!StepForm.AROUND.contains(name) && !name.startsWith(Choices.SOUGHT)
                    || name.equals(StepForm.SIGNED_PAPER)) {
                sorted.put(name, input.all(name));
            }
        }
        return Sha256.of(caseId + "\n" + caseVersion + "\n" + place + "\n" + outcome + "\n" + reason + "\n" + sorted);
    }
}
