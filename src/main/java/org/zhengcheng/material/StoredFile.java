package org.zhengcheng.material;

import java.util.UUID;

/**
 * A file that was handed in.
 *
 * @param sha256 the hash of its content, under which it is stored
 * @param uploadedBy the person who brought it
 * @param pages how many pages can be shown of it as pictures; 0 if none can
 */
public record StoredFile(
        UUID id, String sha256, String name, String contentType, long sizeBytes, UUID uploadedBy, int pages) {}
