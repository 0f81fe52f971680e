package org.zhengcheng.casework.entry;

import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
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

    /**
     * The same request has the same fingerprint, whatever the order of its inputs and in whatever session it is repeated:
     * what belongs to the page and not to the form, such as the token against forgery, is left out.
     */
    public String sha256() {
        Map<String, Object> sorted = new TreeMap<>();
        for (String name : input.names()) {
            if (!StepForm.AROUND.contains(name)) {
                sorted.put(name, input.all(name));
            }
        }
        return Sha256.of(caseId + "\n" + caseVersion + "\n" + place + "\n" + outcome + "\n" + reason + "\n" + sorted);
    }
}
