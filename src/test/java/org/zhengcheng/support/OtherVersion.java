package org.zhengcheng.support;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.springframework.transaction.support.TransactionTemplate;
import org.zhengcheng.casework.definition.Diagram;
import org.zhengcheng.casework.definition.Diagrams;
import org.zhengcheng.casework.file.CaseFile;
import org.zhengcheng.casework.file.CaseFiles;
import org.zhengcheng.casework.version.CaseVersions;
import org.zhengcheng.form.Forms;

/** A version of member development in which one form is another; new cases begin on the shipped one all the same. */
public record OtherVersion(
        Diagrams diagrams, Forms forms, CaseVersions versions, CaseFiles files, TransactionTemplate transaction) {

    private static final String SHIPPED = "member-development-2026.bpmn20.xml";

    /** Takes it into use. */
    public Diagram of(String key, String source) {
        try {
            byte[] text = Files.readString(Path.of("processes", SHIPPED)).getBytes(StandardCharsets.UTF_8);
            Diagram other = diagrams.deploy(
                    SHIPPED, text, forms.shipped().with(forms.read(key, source).form()));
            diagrams.deploy(SHIPPED, text);
            return other;
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** Moves a case to it, which stays at its step. */
    public Diagram moved(Walk walk, String key, String source) {
        Diagram other = of(key, source);
        String step = walk.openStep();
        transaction.executeWithoutResult(status -> {
            CaseFile file = files.lock(walk.caseId()).orElseThrow();
            versions.move(file, other, step, step);
        });
        return other;
    }
}
