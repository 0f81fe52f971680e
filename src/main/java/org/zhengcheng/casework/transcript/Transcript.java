package org.zhengcheng.casework.transcript;

import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.zhengcheng.form.Input;
import org.zhengcheng.ledger.Sha256;

/**
 * What somebody copies from the paper of a case.
 *
 * @param operation the key made when the page was rendered, or made from the sheet and its row
 * @param definitionId the version of the procedure the case runs on
 * @param branchId the branch responsible for it
 * @param personId whom it is about
 * @param reachedStepId the step at which it stands, which is the first to be taken here
 * @param input what is known of the steps before, each input named by its step: see {@link PastStep#name}
 * @param reason why a period was not kept; null if nothing was written
 */
record Transcript(
        UUID operation,
        String definitionId,
        UUID branchId,
        UUID personId,
        String reachedStepId,
        Input input,
        String reason) {

    /** The same transcript has the same fingerprint, whatever the order of its inputs. */
    String sha256() {
        Map<String, Object> sorted = new TreeMap<>();
        input.values().forEach((name, value) -> {
            if (name.contains(PastStep.BETWEEN) || name.equals(TranscriptForm.FILES)) {
                sorted.put(name, value);
            }
        });
        return Sha256.of(String.join(
                "\n",
                "transcript",
                definitionId,
                branchId.toString(),
                personId.toString(),
                reachedStepId,
                String.valueOf(reason),
                sorted.toString()));
    }
}
