package org.zhengcheng.casework.entry;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.multipart.MultipartHttpServletRequest;
import org.zhengcheng.form.FieldError;
import org.zhengcheng.form.Input;
import org.zhengcheng.identity.Actor;
import org.zhengcheng.material.FileStore;
import org.zhengcheng.material.RefusedFile;
import org.zhengcheng.material.StoredFile;

/** Keeps the files that come with a form at once, so that a mistake elsewhere in it does not cost them. */
@Component
public class StepUploads {

    private final FileStore store;

    StepUploads(FileStore store) {
        this.store = store;
    }

    /** The input with the ids of what was uploaded; what was refused is added to the errors. */
    public Input receive(Input input, UUID operation, NativeWebRequest request, Actor actor, List<FieldError> errors) {
        MultipartHttpServletRequest upload = request.getNativeRequest(MultipartHttpServletRequest.class);
        if (upload == null) {
            return input;
        }
        Input with = input;
        for (Map.Entry<String, List<MultipartFile>> field :
                upload.getMultiFileMap().entrySet()) {
            for (MultipartFile file : field.getValue()) {
                if (!file.isEmpty()
                        || (file.getOriginalFilename() != null
                                && !file.getOriginalFilename().isBlank())) {
                    with = receive(with, field.getKey(), file, operation, actor, errors);
                }
            }
        }
        return with;
    }

    private Input receive(
            Input input, String field, MultipartFile file, UUID operation, Actor actor, List<FieldError> errors) {
        try {
            String id = keep(field, file, operation, actor).id().toString();
            return input.all(field).contains(id) ? input : input.with(field, List.of(id));
        } catch (RefusedFile refused) {
            errors.add(FieldError.of(field, refused.code(), refused.fileName()));
            return input;
        }
    }

    /**
     * Keeps one file.
     *
     * @param operation the key of the form, with which the same file sent again is the same upload
     * @throws RefusedFile if it is not taken
     */
    public StoredFile keep(String field, MultipartFile file, UUID operation, Actor actor) {
        try (InputStream content = file.getInputStream()) {
            return store.take(file.getOriginalFilename(), content, actor.personId(), operation + " " + field);
        } catch (IOException broken) {
            throw RefusedFile.broken(file.getOriginalFilename());
        }
    }
}
