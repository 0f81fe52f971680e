package org.zhengcheng.casework;

import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.zhengcheng.casework.definition.Diagrams;
import org.zhengcheng.casework.file.CaseFile;
import org.zhengcheng.casework.file.CaseFiles;
import org.zhengcheng.casework.file.Procedure;
import org.zhengcheng.language.Text;
import org.zhengcheng.organization.People;
import org.zhengcheng.organization.Person;

/** What a person's home shows of casework: the cases about them, and what they may begin. */
@Component
public class OwnCases {

    private final CaseFiles files;
    private final List<Procedure> procedures;
    private final Diagrams diagrams;
    private final People people;

    OwnCases(CaseFiles files, List<Procedure> procedures, Diagrams diagrams, People people) {
        this.files = files;
        this.procedures = procedures;
        this.diagrams = diagrams;
        this.people = people;
    }

    /** The cases about a person, the newest first. */
    public List<CaseFile> of(UUID personId) {
        return files.findByPersonIdOrderByOpenedAtDesc(personId);
    }

    /** The procedures a person may begin now. */
    public List<Offer> offers(UUID personId, List<CaseFile> own) {
        Person person = people.find(personId).orElseThrow();
        return procedures.stream()
                .filter(Procedure::isBegunByThemselves)
                .filter(procedure -> own.stream()
                        .noneMatch(file -> file.isOpen() && file.procedureKey().equals(procedure.key())))
                .filter(procedure -> procedure.hindrance(person) == null)
                .map(procedure -> new Offer(
                        procedure.key(),
                        procedure.beginsAt(),
                        diagrams.newest(procedure.key()).name(),
                        procedure.choosesBranch()))
                .toList();
    }

    /**
     * A procedure that may be begun.
     *
     * @param path the page on which it is begun
     * @param first whether it is how somebody comes to belong to a branch at all
     */
    public record Offer(String key, String path, Text name, boolean first) {}
}
