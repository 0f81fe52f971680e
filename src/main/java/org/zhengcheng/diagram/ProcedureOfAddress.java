package org.zhengcheng.diagram;

import java.util.List;
import org.springframework.core.convert.converter.Converter;
import org.springframework.stereotype.Component;
import org.zhengcheng.casework.file.NoSuchCase;
import org.zhengcheng.casework.file.Procedure;

/** The procedure whose key an address has; only one that the application knows has diagrams. */
@Component
class ProcedureOfAddress implements Converter<String, Procedure> {

    private final List<Procedure> procedures;

    ProcedureOfAddress(List<Procedure> procedures) {
        this.procedures = procedures;
    }

    /** @throws NoSuchCase if there is no such procedure */
    @Override
    public Procedure convert(String key) {
        return procedures.stream()
                .filter(procedure -> procedure.key().equals(key))
                .findFirst()
                .orElseThrow(() -> new NoSuchCase(key));
    }
}
