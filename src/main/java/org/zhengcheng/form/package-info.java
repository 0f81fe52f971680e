/**
 * Form schemas: read at start, rendered, bound and validated, all from the same JSON.
 */
package org.zhengcheng.form;
