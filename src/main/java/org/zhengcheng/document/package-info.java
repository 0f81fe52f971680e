/**
 * Printed letters, forms and minutes.
 */
package org.zhengcheng.document;
