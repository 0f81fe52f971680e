package org.zhengcheng.diagram.draft;

import java.util.UUID;
import org.springframework.core.convert.converter.Converter;
import org.springframework.stereotype.Component;
import org.zhengcheng.casework.file.NoSuchCase;

/** The draft whose id an address has; one of no draft is an address at which there is nothing. */
@Component
class DraftOfAddress implements Converter<String, DiagramDraft> {

    private final DiagramDrafts drafts;

    DraftOfAddress(DiagramDrafts drafts) {
        this.drafts = drafts;
    }

    /** @throws NoSuchCase if there is no such draft */
    @Override
    public DiagramDraft convert(String id) {
        try {
            return drafts.get(UUID.fromString(id));
        } catch (IllegalArgumentException noId) {
            throw new NoSuchCase(id);
        }
    }
}
